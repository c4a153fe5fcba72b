/** A frontier that lives as long as one harvest: every page is read once, breadth first, in the order of the links. */

import type { Frontier, KnownLink, Visit, VisitResult } from '../model/frontier.js';

export class MemoryFrontier implements Frontier {
  readonly #known = new Set<string>();
  readonly #queue: KnownLink[] = [];

  add(links: readonly KnownLink[]): void {
    for (const link of links) {
      if (this.#known.has(link.url)) continue;
      this.#known.add(link.url);
      this.#queue.push(link);
    }
  }

  has(url: string): boolean {
    return this.#known.has(url);
  }

  next(): Visit | null {
    const [link] = this.#queue;
    return link === undefined ? null : { ...link, validators: null };
  }

  // Where a redirect has led to is read in its own turn.
  after(_address: string, ahead: readonly string[]): Visit | null {
    const link = this.#queue.find(({ url }, n) => n > 0 && !ahead.includes(url));
    return link === undefined ? null : { ...link, validators: null };
  }

  note({ url }: Visit, result: VisitResult): void {
    if (this.#queue[0]?.url === url) this.#queue.shift();
    if (result.kind !== 'read') return;
    this.#known.add(result.address);
    this.add(result.links);
  }

  get waiting(): number {
    return this.#queue.length;
  }
}
