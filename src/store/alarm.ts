/** A sleep that can be cut short. */

/** One sleeper. A ring that comes while nobody sleeps cuts the next sleep short. */
export class Alarm {
  #isRung = false;
  #wake: (() => void) | null = null;

  /** Resolves after so many milliseconds, or at the ring. */
  async sleep(milliseconds: number): Promise<void> {
    if (!this.#isRung) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      const timer = setTimeout(resolve, milliseconds);
      await promise;
      clearTimeout(timer);
      this.#wake = null;
    }
    this.#isRung = false;
  }

  ring(): void {
    this.#isRung = true;
    this.#wake?.();
  }
}
