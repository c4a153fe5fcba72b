/** What elements take, how they are made to look, and what a site's policy has to allow: below the form. */

import type { FC } from 'hono/jsx';
import type { WidgetKind } from '../../model/widget-answer.js';
import type { Language } from '../language.js';
import { integrateWords } from './integrate-words.js';
import { tagsOfKinds } from './snippets.js';

const search =
  'theme territory source stage engineering method audience reach record-type distinction year tag q near radius';
const ofCalls = 'theme territory source call-kind call-for holder q near radius';
const looks = 'limit layout sort json-ld';

/** The attributes of each element. */
export const documentedAttributes: Readonly<Record<WidgetKind, readonly string[]>> = {
  initiatives: `${search} ${looks}`.split(' '),
  initiative: ['iri', 'json-ld'],
  map: `${search} scheme`.split(' '),
  count: search.split(' '),
  calls: `${ofCalls} ${looks}`.split(' '),
};

/** Custom properties by which pages change the look. */
export const lookProperties = [
  ...['--bis-accent', '--bis-color', '--bis-soft', '--bis-line', '--bis-background'],
  ...['--bis-font', '--bis-gap', '--bis-radius'],
];

/** Parts that pages may style. */
export const lookParts = [
  ...['widget', 'items', 'item', 'title', 'told', 'badge', 'by', 'source', 'text', 'none'],
  ...['foot', 'more', 'origin', 'licence', 'bank', 'count', 'frame'],
];

const Codes: FC<{ of: readonly string[] }> = ({ of }) => (
  <>
    {of.map((name) => (
      <>
        <code>{name}</code>{' '}
      </>
    ))}
  </>
);

/** The section. */
export const Reference: FC<{ language: Language; address: string }> = ({ language, address }) => {
  const words = integrateWords[language];
  const origin = new URL(address).origin;
  return (
    <section class="reference" aria-labelledby="more">
      <h2 id="more">{words.more}</h2>
      <h3>{words.attributes}</h3>
      <p>{words.attributesHint}</p>
      <dl>
        {Object.entries(documentedAttributes).map(([kind, names]) => (
          <div>
            <dt>
              <code>{`<${tagsOfKinds[kind as WidgetKind]}>`}</code>
            </dt>
            <dd>
              <Codes of={names} />
            </dd>
          </div>
        ))}
      </dl>
      <h3>{words.looks}</h3>
      <p>
        {words.looksHint} <Codes of={lookProperties} />
        {words.parts} <Codes of={lookParts} />
      </p>
      <h3>{words.policy}</h3>
      <p>{words.policyHint}</p>
      <p>
        <code>{`Content-Security-Policy: script-src 'self' ${origin}; connect-src 'self' ${origin}; frame-src ${origin}`}</code>
      </p>
      <h3>{words.rules}</h3>
      <p>{words.rulesHint}</p>
    </section>
  );
};
