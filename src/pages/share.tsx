/** How a record is cited, sent to somebody, and corrected: by the partner who tells it. */

import type { FC } from 'hono/jsx';
import { usualRequest } from './embed/embed-request.js';
import { setupPath } from './embed/integrate-request.js';
import { integrateWords } from './embed/integrate-words.js';
import { Fact } from './facts.js';
import { type Language, localPath, wordsOf } from './language.js';
import { External } from './marked.js';
import type { RecordView } from './record-view.js';
import { shareWords } from './share-words.js';

export interface ShareProps {
  readonly view: RecordView;
  /** The dataset version that the page shows. */
  readonly version: number;
  readonly language: Language;
}

/** The section; its button to copy shows where scripts run. */
export const Share: FC<ShareProps> = ({ view, version, language }) => {
  const words = shareWords[language];
  const embed = integrateWords[language];
  const citation = cite(view, version, language);
  const message = new URLSearchParams({ subject: view.title.text, body: citation });
  return (
    <section class="share" aria-labelledby="share">
      <h2 id="share">{words.title}</h2>
      <dl>
        <Fact label={words.cite}>
          <span id="citation" dir="auto">
            {citation}
          </span>{' '}
          <button type="button" class="plain" hidden data-copy="citation" data-done={words.copied}>
            {words.copy}
          </button>
        </Fact>
        <Fact label={words.send}>
          {/* Spaces of a mail address are percent-encoded (RFC 6068, 2). */}
          <a href={`mailto:?${message.toString().replaceAll('+', '%20')}`}>{words.byMail}</a>
        </Fact>
        <Fact label={embed.record}>
          <a
            href={setupPath({ request: { ...usualRequest('initiative'), iri: view.iri } }, language)}
            rel="nofollow"
          >
            {embed.recordMore}
          </a>
        </Fact>
        <Fact label={words.correct}>
          {words.correctMore} <Contact view={view} language={language} />
          <p class="note">
            {words.bankMistake}{' '}
            <a href={localPath(language, '/a-propos/mentions-legales')}>{words.tellBank}</a>
          </p>
        </Fact>
      </dl>
    </section>
  );
};

const Contact: FC<{ view: RecordView; language: Language }> = ({ view: { contact, page }, language }) => {
  const words = shareWords[language];
  const [address, text] = contact === null ? [page, words.atPage] : [contact, words.atContact];
  if (address === null || !/^(https?|mailto):/i.test(address)) return null;
  return (
    <>
      {text} <External href={address} />
    </>
  );
};

function cite({ title, publisher, iri }: RecordView, version: number, language: Language): string {
  const words = wordsOf(language);
  const quoted = language === 'fr' ? `«\u00A0${title.text}\u00A0»` : `“${title.text}”`;
  const by = publisher === null ? '' : ` ${publisher.text}.`;
  return `${quoted}.${by} ${words.siteName}, version\u00A0${version}. ${iri}`;
}
