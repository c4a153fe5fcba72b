/** Answers the pages about the bank, in both languages. */

import { type Context, Hono } from 'hono';
import type { Deployment } from '../../model/deployment.js';
import { type Language, languageOfPath, localPath } from '../language.js';
import { htmlResponse } from '../layout.js';
import { Names } from '../names.js';
import { ask, type PageOptions, type Site } from '../site.js';
import { aboutText } from './about-words.js';
import { accessibilityText } from './accessibility-words.js';
import { alertsText } from './alerts-words.js';
import { charterText } from './charter-words.js';
import { aboutPath, commonsPaths } from './commons-menu.js';
import { curlExamples } from './curl-examples.js';
import { DataPage } from './data-page.js';
import { partsOf } from './deployment-parts.js';
import { joiningText } from './joining-words.js';
import { leavingText } from './leaving-words.js';
import { legalText } from './legal-words.js';
import { PrivacyOfDeployment, PublisherFacts, StatementFacts } from './operator-facts.js';
import type { PageText } from './page-words.js';
import { privacyText } from './privacy-words.js';
import { TextPage } from './text-page.js';

export interface CommonsOptions extends PageOptions {
  readonly deployment: Deployment;
  /** A short query without prefixes, for the examples. */
  readonly shortQuery: string;
}

/** Pages that are text and nothing else. */
const texts: readonly (readonly [path: string, text: PageText])[] = [
  [commonsPaths.about, aboutText],
  [commonsPaths.charter, charterText],
  [commonsPaths.joining, joiningText],
  [commonsPaths.leaving, leavingText],
  [commonsPaths.alerts, alertsText],
];

/** The routes. */
export function createCommonsRoutes(options: CommonsOptions): Hono {
  const site: Site = { ...options, names: new Names(options) };
  const { deployment, base } = options;
  const routes = new Hono();
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    const frame = { language, parts: partsOf(deployment, base, language) };
    const show = (path: string, page: () => { toString(): string }) =>
      routes.get(`${prefix}${path}`, () => htmlResponse(page()));
    for (const [path, text] of texts) {
      show(path, () => <TextPage {...frame} words={text[language]} path={path} />);
    }
    show(commonsPaths.legal, () => (
      <TextPage {...frame} words={legalText[language]} path={commonsPaths.legal}>
        <PublisherFacts deployment={deployment} language={language} />
      </TextPage>
    ));
    show(commonsPaths.privacy, () => (
      <TextPage {...frame} words={privacyText[language]} path={commonsPaths.privacy}>
        <PrivacyOfDeployment operator={deployment.operator} language={language} />
      </TextPage>
    ));
    show(commonsPaths.accessibility, () => (
      <TextPage {...frame} words={accessibilityText[language]} path={commonsPaths.accessibility}>
        <StatementFacts {...{ deployment, language, base }} />
      </TextPage>
    ));
    routes.get(`${prefix}${commonsPaths.data}`, () => answerData(site, options, language));
    // One list of partners, at the address that others rely on.
    routes.get(`${prefix}${aboutPath}/participants`, (c: Context) =>
      c.redirect(localPath(language, commonsPaths.partners), 301),
    );
  }
  return routes;
}

async function answerData(
  site: Site,
  { deployment, base, shortQuery }: CommonsOptions,
  language: Language,
): Promise<Response> {
  const outcome = await ask(site, { language, pageSize: 1, sort: 'title', facetLimit: 10 });
  const result = outcome.kind === 'result' ? outcome : null;
  const thing = result?.items[0]?.iri ?? null;
  const page = {
    ...{ language, parts: partsOf(deployment, base, language) },
    facets: result?.facets ?? [],
    examples: curlExamples({ base, thing, query: shortQuery }),
  };
  return htmlResponse(<DataPage {...page} />);
}
