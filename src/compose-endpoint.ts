/** Composes the SPARQL endpoint: the parser's thread, the limits, and the bank's description of itself. */

import { jsonLdContext, type Project, queryText, type Store } from './compose.js';
import type { Config } from './config.js';
import type { QueryEngine } from './model/ports.js';
import type { Bank } from './sparql/description/describe-service.js';
import { DescriptionDoor } from './sparql/description/description-door.js';
import { DescriptionKeeper } from './sparql/description/description-keeper.js';
import { createEndpoint, type Endpoint } from './sparql/endpoint.js';
import { ParserThread } from './sparql/parser-thread.js';

/** Rows that an answer may have. */
const mostRows = 200_000;

/** The SPARQL endpoint that has to be closed. */
export interface RunningEndpoint {
  readonly answer: Endpoint;
  /** What is answered where no query is asked. */
  readonly description: DescriptionDoor;
  close(): Promise<void>;
}

/** Starts the SPARQL endpoint over a query engine. */
export function startEndpoint(
  { reader, iris, journal }: Store,
  project: Project,
  { timeout, fairShare }: Config,
  engine: QueryEngine,
): RunningEndpoint {
  const parser = new ParserThread({ mostRows });
  const keeper = new DescriptionKeeper({
    bank: describeBank(
      iris.base,
      project.catalogue.entries.map(({ source }) => iris.source(source.id)),
    ),
    // What is derived is found in a bank; a plain dataset is its operator's alone.
    publish: (graphs) => journal.mode === 'merged' && engine.setDerived(graphs),
    engine,
    queries: {
      classes: queryText('checks/replica'),
      properties: queryText('description/properties'),
      subjects: queryText('description/subjects'),
      datatypes: queryText('description/datatypes'),
      objectClasses: queryText('description/object-classes'),
    },
    version: () => reader.version(),
  });
  const answer = createEndpoint({
    ...{ engine, timeout, mostRows, share: fairShare },
    parse: (text, base) => parser.parse(text, base),
    base: iris.base,
    version: () => reader.version(),
    derivedVersion: () => keeper.version,
  });
  const context = jsonLdContext(project, iris);
  return {
    answer,
    description: new DescriptionDoor({ quads: () => keeper.quads, context }),
    close: () => {
      keeper.close();
      return parser.close();
    },
  };
}

function describeBank(base: string, sources: readonly string[]): Bank {
  return {
    ...{ base, sources },
    title: { fr: 'Banque de l’innovation sociale', en: 'Bank of social innovation' },
    description: {
      fr: 'Des initiatives d’innovation sociale, telles que les partenaires du collectif les décrivent sur leurs sites.',
      en: 'Initiatives of social innovation, as the partners of the collective describe them on their sites.',
    },
    functions: [],
    propertyFeatures: [],
    isFederated: false,
    examples: [],
  };
}
