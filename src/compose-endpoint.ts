/** Composes the SPARQL endpoint: the parser's thread, the limits, and the bank's description of itself. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './compose.js';
import type { Project } from './compose-project.js';
import type { Config } from './config.js';
import { createSafeFetch } from './crawl/safe-fetch.js';
import { refusalOf } from './harvest/openness.js';
import { home, jsonLdContext, queryText, softwareVersion } from './installed-files.js';
import type { Iris } from './model/iris.js';
import type { SafeFetch } from './model/safe-fetch.js';
import { searchOperations } from './pages/commons/search-api.js';
import { type StatisticsQueries, statisticsQueryNames } from './pages/statistics/statistics-query.js';
import { geof } from './rdf/service-vocabulary.js';
import { bis } from './rdf/vocabulary.js';
import { CatalogueDoor } from './sparql/catalogue/catalogue-door.js';
import { describeQueries } from './sparql/catalogue/describe-queries.js';
import { describeApi } from './sparql/catalogue/openapi.js';
import { QueryCatalogue } from './sparql/catalogue/query-catalogue.js';
import { readQueryFile } from './sparql/catalogue/query-file.js';
import type { Bank } from './sparql/description/describe-service.js';
import { DescriptionDoor } from './sparql/description/description-door.js';
import { DescriptionKeeper, type DescriptionKeeperOptions } from './sparql/description/description-keeper.js';
import { createEndpoint, type Endpoint, type EndpointOptions } from './sparql/endpoint.js';
import { ParserThread } from './sparql/parser-thread.js';
import { ServiceCaller } from './sparql/service/service-caller.js';
import type { Journal } from './store/journal.js';
import { JournalReports } from './store/report-table.js';

/** Rows that an answer may have. */
export const mostRows = 200_000;

/** The SPARQL endpoint that has to be closed. */
export interface RunningEndpoint {
  readonly answer: Endpoint;
  /** What is answered where no query is asked. */
  readonly description: DescriptionDoor;
  readonly catalogue: QueryCatalogue;
  readonly catalogueDoor: CatalogueDoor;
  /** The OpenAPI document. */
  readonly api: object;
  close(): Promise<void>;
}

/** Starts the SPARQL endpoint over a query engine. */
export function startEndpoint(
  { reader, iris, journal }: Store,
  project: Project,
  { timeout, fairShare, services, contact }: Config,
  { engine, index, onQuery }: Pick<EndpointOptions, 'engine' | 'index' | 'onQuery'>,
): RunningEndpoint {
  const parser = new ParserThread({ mostRows });
  const catalogue = loadQueries(iris.base);
  const keeper = new DescriptionKeeper({
    bank: describeBank(
      iris.base,
      project.catalogue.entries.flatMap(({ source: { id, status } }) =>
        status === 'listed' ? [] : iris.source(id),
      ),
      {
        ...{ catalogue, isFederated: services.length > 0 },
        // A plain dataset has no dumps.
        dataDumps: journal.mode === 'plain' ? [] : [`${iris.base}dumps/latest/all.nq.gz`],
      },
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
    reports: reportsOf(journal, project, iris),
    version: () => reader.version(),
  });
  const answer = createEndpoint({
    services: new ServiceCaller({ fetch: serviceFetch(services, contact), allowed: services }),
    ...{ engine, index, timeout, mostRows, share: fairShare, ...(onQuery === undefined ? {} : { onQuery }) },
    parse: (text, base) => parser.parse(text, base),
    base: iris.base,
    version: () => reader.version(),
    derivedState: () => keeper.state,
    counts: () => keeper.counts,
  });
  const context = jsonLdContext(project, iris);
  return {
    ...{ answer, catalogue },
    catalogueDoor: new CatalogueDoor({ catalogue, endpoint: answer, base: iris.base }),
    api: describeApi({
      ...{ catalogue, base: iris.base, title: title.en, version: softwareVersion() },
      others: searchOperations,
    }),
    description: new DescriptionDoor({ quads: () => keeper.quads, context }),
    close: () => {
      keeper.close();
      return parser.close();
    },
  };
}

// A partner whose data may not be published has no report either.
function reportsOf(
  journal: Journal,
  { catalogue }: Project,
  iris: Iris,
): DescriptionKeeperOptions['reports'] {
  const table = new JournalReports(journal);
  const open = catalogue.entries.filter(({ source }) => refusalOf(source) === null);
  return {
    latest: () => table.latest(),
    all: () =>
      open.map(({ source: { id } }) => ({
        source: id,
        iri: iris.source(id),
        reports: table.comparable(id),
      })),
  };
}

const title = { fr: 'Banque de l’innovation sociale', en: 'Bank of social innovation' };

/** What the bank is called and is, where it is described. */
export const bankTexts = {
  title,
  description: {
    fr: 'Des initiatives d’innovation sociale, telles que les partenaires du collectif les décrivent sur leurs sites.',
    en: 'Initiatives of social innovation, as the partners of the collective describe them on their sites.',
  },
};

/** Asks the endpoints that the operator has listed: of this machine's own addresses only those. */
function serviceFetch(services: readonly string[], contact: string | null): SafeFetch {
  const hosts = services.map((service) => new URL(service));
  const loopback = hosts.map(
    ({ hostname, port, protocol }) => `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`,
  );
  const userAgent = `banque-innovation-sociale/${softwareVersion()}${contact === null ? '' : ` (${contact})`}`;
  return createSafeFetch({ userAgent, loopback: new Set(loopback) });
}

/** Reads the catalogue of queries. Throws `QueryFileError`. */
export function loadQueries(base: string, directory = home): QueryCatalogue {
  const folder = join(directory, 'queries', 'examples');
  const names = readdirSync(folder).flatMap((name) => (name.endsWith('.rq') ? [name.slice(0, -3)] : []));
  const files = names
    .sort()
    .map((name) => readQueryFile(name, readFileSync(join(folder, `${name}.rq`), 'utf8')));
  return new QueryCatalogue(files, base);
}

/** The queries that list values of parameters, by their names. */
export function loadValueQueries(directory = home): Readonly<Record<string, string>> {
  const names = readdirSync(join(directory, 'queries', 'values')).map((name) => name.replace(/\.rq$/, ''));
  return Object.fromEntries(names.map((name) => [name, queryText(`values/${name}`, directory)]));
}

/** The queries that those behind the statistics are put together from. */
export function loadStatisticsQueries(directory = home): StatisticsQueries {
  const texts = statisticsQueryNames.map((name) => [name, queryText(`statistics/${name}`, directory)]);
  return Object.fromEntries(texts) as StatisticsQueries;
}

function describeBank(
  base: string,
  sources: readonly string[],
  {
    catalogue,
    isFederated,
    dataDumps,
  }: Pick<Bank, 'isFederated' | 'dataDumps'> & { readonly catalogue: QueryCatalogue },
): Bank {
  return {
    ...{ base, sources, dataDumps, ...bankTexts },
    functions: Object.values(geof).flatMap((term) => (typeof term === 'string' ? [] : [term.value])),
    propertyFeatures: [bis.matches.value, bis.score.value],
    isFederated,
    examples: describeQueries(catalogue, base, `${base}.well-known/void#dataset`),
  };
}
