/**
 * Counts the running jobs of each workspace in this process, so that one workspace can't take all workers: a Slack that
 * answers it slowly would otherwise delay everybody else.
 */
export class FairShare {
  readonly #running = new Map<string, number>();
  readonly #atOnce: number;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Runs a job of the workspace; false without running it when the workspace has its share already. */
  async within(workspaceId: string, work: () => Promise<void>): Promise<boolean> {
    const running = this.#running.get(workspaceId) ?? 0;
    if (running >= this.#atOnce) return false;
    this.#running.set(workspaceId, running + 1);
    try {
      await work();
      return true;
    } finally {
      const left = (this.#running.get(workspaceId) ?? 1) - 1;
      if (left > 0) this.#running.set(workspaceId, left);
      else this.#running.delete(workspaceId);
    }
  }
}
