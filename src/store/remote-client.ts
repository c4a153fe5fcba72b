/** Speaks the SPARQL 1.1 Protocol and the Graph Store Protocol to a server of another maker. */

/** What opens connections: `fetch`, or what stands in for it in tests. */
export type RemoteFetch = (
  address: string,
  init: {
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: URLSearchParams | string;
    readonly signal: AbortSignal;
    /** What is meant for one server is sent to no other. */
    readonly redirect: 'manual';
  },
) => Promise<Response>;

/** Where the server answers; a user and a password may stand in front of the host. */
export interface RemoteAddresses {
  readonly query: string;
  readonly update: string;
  /** Null: whole graphs are sent as updates as well. */
  readonly graphStore: string | null;
}

export interface RemoteQuery {
  readonly text: string;
  /** The media type wanted. */
  readonly accept: string;
  readonly defaultGraphs?: readonly string[];
  readonly namedGraphs?: readonly string[];
  /** How long the server may take, in milliseconds, and how it is told so; absent: as long as it likes. */
  readonly limit?: { readonly milliseconds: number; readonly dialect: Dialect };
  /** How long an answer may be waited for, in milliseconds; absent: as long as for any request. */
  readonly patience?: number;
  /** Ends this request. */
  readonly signal?: AbortSignal;
}

/** How a server takes its own `timeout` parameter: Virtuoso in milliseconds, all others in seconds if at all. */
export type Dialect = 'virtuoso' | 'other';

/** A request that was not done. */
export class RemoteFault extends Error {
  override readonly name = 'RemoteFault';
  /**
   * `unreachable`: no answer, or one that says to come again. `address`: the address or the password is wrong.
   * `refused`: the server does not take the text itself.
   */
  readonly kind: 'unreachable' | 'address' | 'refused';
  readonly status: number | null;

  constructor(
    kind: RemoteFault['kind'],
    message: string,
    options: { readonly status?: number; readonly cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.status = options.status ?? null;
  }
}

const form = 'application/x-www-form-urlencoded';
const wrongAddress = [401, 403, 404, 405, 410, 415];
const comeAgain = [408, 425, 429, 502, 503, 504];
/** Longer messages repeat what was sent. */
const longestMessage = 300;

export interface RemoteClientOptions {
  readonly fetch: RemoteFetch;
  readonly addresses: RemoteAddresses;
  /** Ends all requests. */
  readonly end?: AbortSignal;
}

/** No request takes longer: Node's own `fetch` gives up after five minutes. In milliseconds. */
const longest = 280_000;

/** A client of one server. Each method throws `RemoteFault`, or the reason of the signal that ended it. */
export class RemoteClient {
  readonly #options: RemoteClientOptions;

  constructor(options: RemoteClientOptions) {
    this.#options = options;
  }

  /** Whether whole graphs can be sent apart from updates. */
  get hasGraphStore(): boolean {
    return this.#options.addresses.graphStore !== null;
  }

  /** Asks a query, always by a form: Virtuoso 7 never answers a query that is the body. The answer is still to be read. */
  query({
    text,
    accept,
    defaultGraphs = [],
    namedGraphs = [],
    limit,
    ...ending
  }: RemoteQuery): Promise<Response> {
    const fields = new URLSearchParams({ query: text });
    for (const graph of defaultGraphs) fields.append('default-graph-uri', graph);
    for (const graph of namedGraphs) fields.append('named-graph-uri', graph);
    if (limit !== undefined) fields.append('timeout', timeoutOf(limit));
    return this.#post(this.#options.addresses.query, fields, { accept }, ending);
  }

  /** Runs an update. */
  async update(text: string): Promise<void> {
    await drain(await this.#post(this.#options.addresses.update, new URLSearchParams({ update: text }), {}));
  }

  /** Adds N-Triples to a graph (Graph Store Protocol, 5.5). */
  async add(graph: string, nTriples: string): Promise<void> {
    const address = new URL(this.#options.addresses.graphStore ?? '');
    address.searchParams.set('graph', graph);
    await drain(await this.#post(address.href, nTriples, { 'content-type': 'application/n-triples' }));
  }

  async #post(
    address: string,
    body: URLSearchParams | string,
    more: Readonly<Record<string, string>>,
    { patience = longest, signal: own }: Pick<RemoteQuery, 'patience' | 'signal'> = {},
  ): Promise<Response> {
    const { fetch, end } = this.#options;
    const tooLong = AbortSignal.timeout(patience);
    const signal = AbortSignal.any([tooLong, end, own].filter((one) => one !== undefined));
    const headers = typeof body === 'string' ? more : { 'content-type': form, ...more };
    const send = () => fetch(address, { method: 'POST', headers, body, signal, redirect: 'manual' });
    let response: Response;
    try {
      // A connection that was kept open may have been closed by a server that was restarted.
      response = await send().catch((error: unknown) => {
        if (signal.aborted) throw error;
        return send();
      });
    } catch (error) {
      if (!tooLong.aborted) signal.throwIfAborted();
      const reason = tooLong.aborted ? `nothing for ${patience / 1000} s` : reasonOf(error);
      throw new RemoteFault('unreachable', `${hostOf(address)} does not answer (${reason})`, {
        cause: error,
      });
    }
    if (response.ok) return response;
    throw await faultOf(address, response);
  }
}

function timeoutOf({ milliseconds, dialect }: NonNullable<RemoteQuery['limit']>): string {
  return String(dialect === 'virtuoso' ? Math.ceil(milliseconds) : Math.ceil(milliseconds / 1000));
}

// Connections are used again once a body has been read.
async function drain(response: Response): Promise<void> {
  for await (const _ of response.body ?? []);
}

/** Which dialect an answer's server speaks. */
export function dialectOf(response: Response): Dialect {
  return response.headers.get('server')?.startsWith('Virtuoso') ? 'virtuoso' : 'other';
}

/** An address as it may be told: without user and password. */
export function hostOf(address: string): string {
  return new URL(address).host;
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & {
    readonly cause?: { readonly code?: string; readonly message?: string };
  };
  return cause?.code ?? cause?.message ?? message;
}

async function faultOf(address: string, response: Response): Promise<RemoteFault> {
  const { status } = response;
  const text = (await response.text().catch(() => '')).split(/\n\s*SPARQL query:/)[0] ?? '';
  const said = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestMessage);
  if (status < 400 || wrongAddress.includes(status)) {
    const path = new URL(address).pathname;
    const message = `${hostOf(address)} answers ${status} at ${path}${said === '' ? '' : ` (${said})`}`;
    return new RemoteFault('address', message, { status });
  }
  const kind = comeAgain.includes(status) ? 'unreachable' : 'refused';
  return new RemoteFault(kind, said === '' ? `${hostOf(address)} answers ${status}` : said, { status });
}
