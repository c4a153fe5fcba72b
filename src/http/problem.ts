/** Errors as problem details (RFC 9457): one table of kinds, each with a page of its own under `/problems/`. */

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** What the reader can do. */
  readonly advice: string;
}

/** Every kind of problem that the server tells of. */
export const problemKinds = {
  'not-found': {
    status: 404,
    title: 'There is nothing at this address',
    advice: 'Check the address. The home page lists what there is.',
  },
  gone: {
    status: 410,
    title: 'This is no longer here',
    advice: 'The detail says why. What the bank holds today is at its other addresses.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not answer this method',
    advice: 'Use one of the methods that the Allow header names.',
  },
  'not-acceptable': {
    status: 406,
    title: 'None of the formats asked for is offered here',
    advice: 'Ask for one of the media types that the detail names, with Accept or with ?format=.',
  },
  'bad-request': {
    status: 400,
    title: 'The request cannot be understood',
    advice: 'The detail says which part. How queries are sent is said by the SPARQL 1.1 Protocol.',
  },
  'malformed-query': {
    status: 400,
    title: 'The query is not well-formed SPARQL',
    advice: 'The detail says where the parser stopped and what it expected there.',
  },
  'refused-query': {
    status: 400,
    title: 'The query engine does not accept this query',
    advice: 'The detail says why. SERVICE and LOAD, for example, would have the server fetch from others.',
  },
  'malformed-update': {
    status: 400,
    title: 'The update is not well-formed SPARQL',
    advice: 'The detail says where the parser stopped and what it expected there. Nothing was changed.',
  },
  'refused-update': {
    status: 400,
    title: 'The update cannot be done',
    advice: 'The detail says why. Nothing was changed.',
  },
  'derived-default-graph': {
    status: 400,
    title: 'The default graph of this dataset is not written',
    advice: 'It is the merge of all content graphs: name the graph that you mean. Nothing was changed.',
  },
  'malformed-document': {
    status: 400,
    title: 'The document is not well-formed',
    advice: 'The detail says where it stops being RDF of its format. Nothing was changed.',
  },
  unauthorized: {
    status: 401,
    title: 'A token is needed here',
    advice: 'Send the header "Authorization: Bearer TOKEN". The operator gives tokens out (bis token add).',
  },
  forbidden: {
    status: 403,
    title: 'The token does not allow this',
    advice: 'Ask the operator for a token with the scope that the detail names.',
  },
  'slow-body': {
    status: 408,
    title: 'The body came too slowly',
    advice: 'Send it again, in smaller parts where the connection is slow. Nothing was changed.',
  },
  'service-forbidden': {
    status: 403,
    title: 'SERVICE names an endpoint that may not be called from here',
    advice:
      'Call one of those that the detail names, or run the query at home: a client such as Comunica puts endpoints together.',
  },
  'service-failed': {
    status: 502,
    title: 'An endpoint that SERVICE names gave no answer',
    advice: 'Try again later; with SERVICE SILENT the rest of the query is answered without it.',
  },
  'copy-of-stream': {
    status: 403,
    title: 'This bank is a copy of another one',
    advice: 'Write to the bank whose stream the detail names: what it takes in comes here by itself.',
  },
  'foreign-graph': {
    status: 409,
    title: 'The graph belongs to others',
    advice:
      'Graphs of sources are written by their harvest. Write to a graph of your own. Nothing was changed.',
  },
  'precondition-failed': {
    status: 412,
    title: 'This is not as the request expects it',
    advice: 'Read it again. A change is sent with the ETag that reading gives. Nothing was changed.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is of a type that is not read here',
    advice: 'Send application/sparql-query, or application/x-www-form-urlencoded with a "query" field.',
  },
  'too-large': {
    status: 413,
    title: 'The request is too large',
    advice: 'Shorten the query, for example by asking for fewer values at a time; send data in parts.',
  },
  'other-graph': {
    status: 422,
    title: 'The patch would change another graph',
    advice: 'A patch changes the graph of its address only; send updates of several graphs to /update.',
  },
  'update-deadline': {
    status: 503,
    title: 'The update was stopped at its deadline',
    advice: 'Nothing was changed. Split the update, or ask it of fewer graphs.',
  },
  'past-cap': {
    status: 422,
    title: 'The answer is larger than answers may be',
    advice: 'Narrow the query, page through it (ORDER BY, LIMIT, OFFSET), or take all data from the exports.',
  },
  'too-complex': {
    status: 422,
    title: 'The query is more than the engine can take',
    advice:
      'It was parsed, and the engine broke down over it: ask for less at a time (fewer UNIONs, a shorter VALUES, less nesting).',
  },
  'over-share': {
    status: 429,
    title: 'This client has used its share of the query engine',
    advice:
      'Wait for the seconds that Retry-After gives. Queries that ask for less, and answers kept with their ETag, save your share.',
  },
  'too-slow-before': {
    status: 503,
    title: 'The same query was too slow before',
    advice:
      'It would be stopped again: narrow it (name a source, a class or a graph; add LIMIT), or export the data and query it at home.',
  },
  deadline: {
    status: 503,
    title: 'The query was stopped at its deadline',
    advice:
      'Narrow the query (name a source, a class or a graph; add LIMIT), or export the data and query it at home.',
  },
  cancelled: {
    status: 503,
    title: 'The query was ended by the operator of this server',
    advice: 'It kept the others waiting. Narrow it, or export the data and query it at home.',
  },
  'not-ready': {
    status: 503,
    title: 'The query engine is not ready, or too many queries are waiting',
    advice: 'Try again after the number of seconds that Retry-After gives.',
  },
  'range-not-satisfiable': {
    status: 416,
    title: 'The file has no such bytes',
    advice: 'Ask for a range within the length that Content-Range gives, or for the whole file.',
  },
  'dump-not-ready': {
    status: 503,
    title: 'The dump of this version is being made',
    advice: 'Try again after the number of seconds that Retry-After gives.',
  },
  'format-not-implemented': {
    status: 501,
    title: 'This format is not offered here',
    advice: 'Ask for format=json or format=xml.',
  },
  unavailable: {
    status: 503,
    title: 'There is no query engine for this dataset here',
    advice: 'The pages and exports work. The detail says why queries do not, and what to do instead.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    advice: 'Try again; if it stays, tell the operator the time and the address.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemName = keyof typeof problemKinds;

/** Media type of problem details. */
export const problemMediaType = 'application/problem+json';

/** The body of a problem (RFC 9457, 3.1). */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly advice: string;
  /** Where in a malformed query, from 1; a column counts characters (Unicode code points). */
  readonly line?: number;
  readonly column?: number;
}

/** A problem's details; without a detail of its own it is the advice of its kind. */
export function problemDetails(name: ProblemName, detail?: string): ProblemDetails {
  const { status, title, advice } = problemKinds[name];
  return { type: `/problems/${name}`, title, status, detail: detail ?? advice, advice };
}

/** A place in the text that a problem is about. */
export type ProblemPlace = Required<Pick<ProblemDetails, 'line' | 'column'>>;

/** A problem as a response. The detail is shown as it is: it must not hold secrets. */
export function problem(
  name: ProblemName,
  detail?: string,
  headers: Readonly<Record<string, string>> = {},
  place: ProblemPlace | null = null,
): Response {
  const details = { ...problemDetails(name, detail), ...place };
  return new Response(`${JSON.stringify(details, null, 2)}\n`, {
    status: details.status,
    headers: { 'content-type': problemMediaType, 'cache-control': 'no-store', ...headers },
  });
}
