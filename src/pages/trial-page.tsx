/** The page on which a mapping is tried on one page of a partner: the form, and what came of it. */

import type { FC } from 'hono/jsx';
import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import type { TrialOutcome, TrialReport, TrialRequest, TrialSource } from '../model/trial.js';
import { formatMoment, type Language, localPath } from './language.js';
import { Layout } from './layout.js';
import { type TrialWords, trialWords } from './trial-words.js';

export interface TrialPageProps {
  readonly language: Language;
  readonly sources: readonly TrialSource[];
  /** What the form opens with. */
  readonly given: Partial<TrialRequest>;
  /** What came of it; a text is a problem with the request itself. Null: nothing was tried yet. */
  readonly outcome: TrialOutcome | string | null;
}

/** The path of the page. */
export const trialPath = '/essayer';

/** Most mentions, links and findings that are shown. */
const mostShown = 200;

/** The whole page. The result stands before the form, so that who has sent it meets it first. */
export const TrialPage: FC<TrialPageProps> = (props) => {
  const { language, outcome, given, sources } = props;
  const source = sources.find(({ id }) => id === given.source);
  const words = trialWords[language];
  return (
    <Layout language={language} title={words.title} path={trialPath} robots="noindex" width="wide">
      <h1>{words.title}</h1>
      {outcome === null ? (
        <p class="lead">{words.intro}</p>
      ) : (
        <section class="trial" aria-labelledby="result" tabindex={-1}>
          <h2 id="result">{words.result}</h2>
          <Outcome of={outcome} language={language} />
        </section>
      )}
      <Choice {...props} />
      {source === undefined ? null : <Form {...props} source={source} />}
    </Layout>
  );
};

// A step of its own, so that the form opens with the mapping of the partner, without any script.
const Choice: FC<TrialPageProps> = ({ language, sources, given }) => {
  const words = trialWords[language];
  const groups = [true, false].map((isMapped) => sources.filter((source) => source.isMapped === isMapped));
  return (
    <form action={localPath(language, trialPath)} method="get" class="trial-form">
      <label for="source">{words.source}</label>
      <select id="source" name="source" required>
        <option value="">{words.choose}</option>
        {groups.map((group, n) =>
          group.length === 0 ? null : (
            <optgroup label={n === 0 ? words.mapped : words.unmapped}>
              {group.map(({ id, name }) => (
                <option value={id} selected={id === given.source}>
                  {name[language]}
                </option>
              ))}
            </optgroup>
          ),
        )}
      </select>
      <button type="submit">{words.showMapping}</button>
    </form>
  );
};

const Form: FC<TrialPageProps & { source: TrialSource }> = ({ language, given, source }) => {
  const words = trialWords[language];
  const isMappingShown = given.mapping != null || !source.isMapped;
  return (
    <form action={localPath(language, trialPath)} method="post" class="trial-form">
      <h2>{words.tryOn(source.name[language])}</h2>
      <input type="hidden" name="source" value={source.id} />
      <label for="url">{words.url}</label>
      <input id="url" name="url" type="url" required value={given.url ?? ''} />
      <p>
        <input id="fresh" name="fresh" type="checkbox" value="yes" checked={given.isFresh === true} />{' '}
        <label for="fresh">{words.isFresh}</label>
      </p>
      <label for="page">{words.page}</label>
      <p class="note" id="page-hint">
        {words.pageHint}
      </p>
      <textarea id="page" name="page" rows={6} spellcheck={false} aria-describedby="page-hint">
        {given.page ?? ''}
      </textarea>
      <details open={isMappingShown}>
        <summary>{source.isMapped ? words.mapping : words.newMapping}</summary>
        <label for="mapping">{words.mappingHint}</label>
        <textarea id="mapping" name="mapping" rows={18} spellcheck={false}>
          {given.mapping ?? ''}
        </textarea>
      </details>
      <label for="token">{words.token}</label>
      <p class="note" id="token-hint">
        {words.tokenHint}
      </p>
      <input
        id="token"
        name="token"
        type="password"
        required
        autocomplete="off"
        aria-describedby="token-hint"
      />
      <button type="submit">{words.run}</button>
    </form>
  );
};

const Outcome: FC<{ of: TrialOutcome | string; language: Language }> = ({ of, language }) => {
  const words = trialWords[language];
  if (typeof of === 'string') return <p class="problem">{of}</p>;
  if (of.kind === 'busy') return <p class="problem">{words.busy}</p>;
  if (of.kind === 'refused') {
    return (
      <p class="problem">
        {words.refused} <span lang="en">{of.reason}</span>
      </p>
    );
  }
  if (of.kind === 'wrong-mapping') {
    return (
      <>
        <p class="problem">{words.wrongMapping}</p>
        <Findings of={of.diagnostics} words={words} />
      </>
    );
  }
  const { report, origin, readAt } = of;
  return (
    <>
      <p>
        {words.origins[origin]}
        {readAt === null ? null : ` ${formatMoment(readAt, language)}.`}{' '}
        {report.kind === null ? words.noKind : words.kind(report.kind)}
      </p>
      <Report of={report} words={words} />
    </>
  );
};

const Report: FC<{ of: TrialReport; words: TrialWords }> = ({ of, words }) => {
  const findings = [...of.diagnostics, ...of.reconciliation, ...of.validation];
  return (
    <>
      <h3>{words.findings}</h3>
      {findings.length === 0 && of.turtle.trim() !== '' ? <p>{words.noFindings}</p> : null}
      <Findings of={findings} words={words} />
      {of.matches.length === 0 ? null : <Rules of={of} words={words} />}
      {of.mentions.length === 0 ? null : (
        <>
          <h3>{words.mentions}</h3>
          <ul>
            {of.mentions.slice(0, mostShown).map(({ kind, words: said, within }) => (
              <li>
                {words.mentionKinds[kind] ?? kind} <bdi>« {said} »</bdi>
                {within.length === 0 ? null : (
                  <>
                    {' '}
                    {words.within} <bdi>« {within.join(' », « ')} »</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {of.links.length === 0 ? null : (
        <>
          <h3>{words.links}</h3>
          <ul>
            {of.links.slice(0, mostShown).map(({ url }) => (
              <li>
                <code>{url}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {of.turtle.trim() === '' ? null : (
        <>
          <h3>{words.data}</h3>
          <pre class="graph" tabindex={0}>
            <code>{of.turtle}</code>
          </pre>
        </>
      )}
    </>
  );
};

const Rules: FC<{ of: TrialReport; words: TrialWords }> = ({ of, words }) => (
  <div class="table">
    <table>
      <caption>{words.rules}</caption>
      <thead>
        <tr>
          <th scope="col">{words.rule}</th>
          <th scope="col">{words.found}</th>
          <th scope="col">{words.place}</th>
        </tr>
      </thead>
      <tbody>
        {of.matches.map(({ property, selector, count, place }) => (
          <tr>
            <th scope="row">
              <code>{property}</code>
            </th>
            <td>
              {selector === null ? (
                <span class="note">{words.nothing}</span>
              ) : (
                <>
                  {count} × <code>{selector}</code>
                </>
              )}
            </td>
            <td class="note">{placeText(place)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Findings: FC<{ of: readonly Diagnostic[]; words: TrialWords }> = ({ of, words }) =>
  of.length === 0 ? null : (
    <ul class="findings">
      {of.slice(0, mostShown).map(({ severity, message, place }) => (
        <li class={severity}>
          <strong>{severity === 'error' ? words.error : words.warning}</strong>{' '}
          <span lang="en">{message}</span>
          {place === undefined ? null : <span class="note"> {placeText(place)}</span>}
        </li>
      ))}
    </ul>
  );

function placeText({ file, line, column }: FilePlace): string {
  return `${file}:${line}:${column}`;
}
