import { describe, expect, it } from 'vitest';
import type { QueryOutcome, QueryRequest } from '../../../src/model/ports.js';
import { resultsJson } from '../../../src/rdf/media-types.js';
import type { Counts } from '../../../src/sparql/counted-patterns.js';
import { FairShare } from '../../../src/sparql/fair-share.js';
import { createQueryParser } from '../../../src/sparql/parse-query.js';
import { type PreparedQuery, QueryService } from '../../../src/sparql/query-service.js';

const base = 'http://example.org/';
const timeout = 30_000;
const parse = createQueryParser(1_000);
const counts: Counts = {
  version: 1,
  properties: new Map([[`${base}p`, 3]]),
  classes: new Map(),
  domains: new Map(),
};

/** The texts that are asked for a query of the client, where the engine's answers are those, one after another. */
async function askedFor(
  text: string,
  outcomes: readonly QueryOutcome[],
  graphs: Partial<Pick<PreparedQuery['operation'], 'defaultGraphs' | 'namedGraphs'>> = {},
): Promise<string[]> {
  const asked: string[] = [];
  const service = new QueryService({
    engine: {
      query: (request: QueryRequest) => {
        asked.push(request.text.includes('?bis_count') ? 'by table' : 'as written');
        return Promise.resolve(outcomes[asked.length - 1] ?? { kind: 'deadline' });
      },
    } as unknown as ConstructorParameters<typeof QueryService>[0]['engine'],
    index: { match: () => Promise.reject(new Error('Nothing is searched.')) },
    services: { fill: () => Promise.reject(new Error('Nothing is asked elsewhere.')) },
    share: new FairShare({ secondsAMinute: 0, clock: () => 0 }),
    ...{ base, timeout, mostRows: 1_000, version: () => 1, counts: () => counts },
  });
  const parsed = parse(text, base);
  if (parsed.kind !== 'query') throw new Error(JSON.stringify(parsed));
  const operation = { text, defaultGraphs: [], namedGraphs: [], timeout: null, truncate: false, ...graphs };
  const query = { operation, parsed, format: resultsJson, client: 'test', signal: AbortSignal.any([]) };
  expect(await service.run(query as unknown as PreparedQuery)).toEqual(outcomes.at(-1));
  return asked;
}

const answerAt = (version: number): QueryOutcome => ({ kind: 'answer', body: [], version });
const counting = 'SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p';

describe('A query that a table of counts answers', () => {
  it('is answered by it at the version that was counted, and as it was written at another', async () => {
    expect(await askedFor(counting, [answerAt(1)])).toEqual(['by table']);
    expect(await askedFor(counting, [answerAt(2), answerAt(2)])).toEqual(['by table', 'as written']);
  });

  it('is asked as it was written where the engine refuses the table', async () => {
    const refused: QueryOutcome = { kind: 'refused', message: 'Not like this.' };
    expect(await askedFor(counting, [refused, answerAt(1)])).toEqual(['by table', 'as written']);
  });

  it.each(['deadline', 'cancelled', 'aborted', 'broke'] as const)(
    'is not asked again after %s',
    async (kind) => {
      expect(await askedFor(counting, [{ kind }])).toEqual(['by table']);
    },
  );

  it('is asked as it was written where the request names a dataset, of which nothing is counted', async () => {
    for (const graphs of [{ defaultGraphs: [`${base}g`] }, { namedGraphs: [`${base}g`] }])
      expect(await askedFor(counting, [answerAt(1)], graphs)).toEqual(['as written']);
  });

  it('is asked as it was written where there is nothing to count', async () => {
    expect(await askedFor('SELECT (COUNT(*) AS ?n) { ?s <q> ?o }', [answerAt(1)])).toEqual(['as written']);
  });
});
