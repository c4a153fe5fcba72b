/** A version of the dataset: when it came to be, what it held, and how it is cited. */

import type { FC } from 'hono/jsx';
import { negotiateFormat } from '../http/negotiate.js';
import { problem } from '../http/problem.js';
import type { DatasetVersion } from '../model/dataset-version.js';
import { htmlPage, plainJson } from '../rdf/media-types.js';
import { formatCount, formatDate, formatMoment, type Language, localPath, wordsOf } from './language.js';
import { htmlResponse, Layout } from './layout.js';
import type { PageOptions } from './site.js';

/** Answers for `/versions/<n>`, as a page or as JSON. */
export function answerVersion(
  { versions, base }: PageOptions,
  text: string,
  request: Request,
  language: Language,
): Response {
  const outcome = /^\d{1,15}$/.test(text) ? versions.find(Number(text)) : ({ kind: 'unknown' } as const);
  if (outcome.kind === 'unknown')
    return problem('not-found', `There is no version ${text.slice(0, 20)} of the dataset.`);
  if (outcome.kind === 'forgotten')
    return problem('gone', `Version ${text} is older than the history that is kept.`);
  if (outcome.kind === 'within') {
    const location = localPath(language, `/versions/${outcome.version}`);
    return new Response(null, { status: 303, headers: { location } });
  }
  const { version } = outcome;
  const wishes = {
    format: new URL(request.url).searchParams.get('format') ?? undefined,
    accept: request.headers.get('accept') ?? undefined,
  };
  const format = negotiateFormat(wishes, [plainJson, htmlPage]);
  if (format === null)
    return problem('not-acceptable', 'A version is offered as text/html and application/json.');
  const citation = cite(version, base, language);
  const response =
    format === htmlPage
      ? htmlResponse(<VersionPage {...{ version, citation, language }} />)
      : Response.json({ ...version, citation });
  response.headers.set('vary', 'Accept');
  return response;
}

// As DataCite has it: creator, year, title, version, address.
function cite({ version, at, content }: DatasetVersion, base: string, language: Language): string {
  const words = wordsOf(language);
  const checksum = content === null ? '' : ` SHA-256 ${content.checksum.slice(0, 16)}…`;
  return `${words.siteName} (${at.slice(0, 4)}). ${words.datasetVersion} ${version}, ${formatDate(at.slice(0, 10), language)}. ${base}versions/${version}.${checksum}`;
}

const VersionPage: FC<{ version: DatasetVersion; citation: string; language: Language }> = ({
  version: { version, at, isCurrent, content },
  citation,
  language,
}) => {
  const words = wordsOf(language);
  const title = `${words.datasetVersion} ${version}`;
  return (
    <Layout language={language} title={title} path={`/versions/${version}`}>
      <h1>{title}</h1>
      <p class="lead">{isCurrent ? words.currentVersion : words.pastVersion}</p>
      <dl>
        <div>
          <dt>{words.versionDate}</dt>
          <dd>{formatMoment(at, language)}</dd>
        </div>
        {content === null ? null : (
          <>
            <div>
              <dt>{words.versionContent}</dt>
              <dd>
                {formatCount(content.quads, words.statementCount, language)},{' '}
                {formatCount(content.graphs, words.graphCount, language)}
              </dd>
            </div>
            <div>
              <dt>SHA-256</dt>
              <dd>
                <code>{content.checksum}</code>
                <span class="note"> {words.checksumNote}</span>
              </dd>
            </div>
          </>
        )}
        <div>
          <dt>{words.citeAs}</dt>
          <dd>{citation}</dd>
        </div>
      </dl>
    </Layout>
  );
};
