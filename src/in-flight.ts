/** Running work that must end before the program does. */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();

  track(work: Promise<unknown>): void {
    const ended = work.catch(() => {}).finally(() => this.#running.delete(ended));
    this.#running.add(ended);
  }

  /** Resolves when nothing is running, including work that started later. */
  async drained(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
