/**
 * Which query runs next, so that quick ones never wait for slow ones: nobody knows beforehand how long a query takes,
 * but queries of one shape take about the same time, and a query that overstays can be put back.
 */

/** What is known of how long queries of a shape take. */
type Pace = 'quick' | 'unknown' | 'slow';

/** A query as the lanes see it. */
export interface LaneJob {
  /** Text that queries of the same shape share. */
  readonly shape: string;
}

export interface LaneOptions {
  /** How many queries may run at once. */
  readonly slots: number;
  /** Milliseconds, from any beginning. */
  readonly clock: () => number;
}

/** A query that ended sooner than this makes its shape a quick one, in milliseconds. */
const quickWithin = 100;
/** A query may hold the last free slot for this long, in milliseconds. */
export const patience = 250;
/** A shape is remembered for this long, in milliseconds. */
const memory = 10 * 60_000;
const mostShapes = 10_000;
/** So many queries put back within `suspicionSpan` milliseconds, and unknown ones no longer get the last slot. */
const suspicionLimit = 3;
const suspicionSpan = 10_000;

/** Orders waiting queries. It runs none itself. */
export class Lanes<Job extends LaneJob> {
  readonly #options: LaneOptions;
  readonly #waiting: Record<Pace, Job[]> = { quick: [], unknown: [], slow: [] };
  readonly #running = new Map<Job, Pace>();
  readonly #shapes = new Map<string, { readonly pace: Pace; readonly until: number }>();
  #putBack: number[] = [];
  /** When a running query was last ended, and its replica with it. */
  #endedAt = Number.NEGATIVE_INFINITY;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  /** How many queries wait. */
  get length(): number {
    const { quick, unknown, slow } = this.#waiting;
    return quick.length + unknown.length + slow.length;
  }

  add(job: Job): void {
    this.#waiting[this.#paceOf(job.shape)].push(job);
  }

  /**
   * The query to start now, which counts as running from here on; undefined when none may.
   * Takes how many replicas are free, and whether all are there: some may be on their way.
   */
  next(replicas: { readonly idle: number; readonly areAllThere: boolean }): Job | undefined {
    const free = Math.min(this.#options.slots - this.#running.size, replicas.idle);
    if (free <= 0) return undefined;
    for (const pace of ['quick', 'unknown', 'slow'] as const) {
      if (free === 1 && !this.#mayTakeLastSlot(pace, replicas.areAllThere)) continue;
      const job = this.#waiting[pace].shift();
      if (job === undefined) continue;
      this.#running.set(job, pace);
      return job;
    }
    return undefined;
  }

  // The last slot is for queries that are soon done, unless there is only one. An unknown one may have it as long as
  // another replica could take its place at once, or none has had to be ended lately.
  #mayTakeLastSlot(pace: Pace, areAllThere: boolean): boolean {
    if (this.#options.slots === 1 || pace === 'quick') return true;
    if (pace === 'slow' || this.#isSuspicious()) return false;
    return areAllThere || this.#endedAt < this.#options.clock() - suspicionSpan;
  }

  /**
   * Told when a query has run for `patience`: it may go on as a slow one, unless all other slots are slow too.
   * `false`: it is put back among the slow ones, and whoever runs it must stop it.
   */
  mayStay(job: Job): boolean {
    if (!this.#running.has(job)) return true;
    this.#learn(job.shape, 'slow');
    const slow = [...this.#running.values()].filter((pace) => pace === 'slow').length;
    if (this.#running.get(job) === 'slow' || slow < this.#options.slots - 1 || this.#options.slots === 1) {
      this.#running.set(job, 'slow');
      return true;
    }
    this.#running.delete(job);
    this.#waiting.slow.push(job);
    this.#endedAt = this.#options.clock();
    this.#putBack.push(this.#endedAt);
    return false;
  }

  /** A query has been answered, after so many milliseconds. */
  finished(job: Job, milliseconds: number): void {
    this.#running.delete(job);
    this.#learn(
      job.shape,
      milliseconds < quickWithin ? 'quick' : milliseconds > patience ? 'slow' : 'unknown',
    );
  }

  /** A query has been given up, waiting or running. Returns whether it was running. */
  remove(job: Job): boolean {
    for (const queue of Object.values(this.#waiting)) {
      const place = queue.indexOf(job);
      if (place >= 0) queue.splice(place, 1);
    }
    const wasRunning = this.#running.delete(job);
    if (wasRunning) this.#endedAt = this.#options.clock();
    return wasRunning;
  }

  /** All waiting queries, which wait no longer. */
  clear(): Job[] {
    return Object.values(this.#waiting).flatMap((queue) => queue.splice(0));
  }

  #isSuspicious(): boolean {
    const since = this.#options.clock() - suspicionSpan;
    this.#putBack = this.#putBack.filter((time) => time > since);
    return this.#putBack.length >= suspicionLimit;
  }

  #paceOf(shape: string): Pace {
    const known = this.#shapes.get(shape);
    return known === undefined || known.until < this.#options.clock() ? 'unknown' : known.pace;
  }

  #learn(shape: string, pace: Pace): void {
    // The oldest are forgotten first: a Map keeps the order in which keys were set.
    this.#shapes.delete(shape);
    if (this.#shapes.size >= mostShapes) {
      const [oldest] = this.#shapes.keys();
      if (oldest !== undefined) this.#shapes.delete(oldest);
    }
    this.#shapes.set(shape, { pace, until: this.#options.clock() + memory });
  }
}
