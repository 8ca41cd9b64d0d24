/** Counts running work, so that a test can wait until it ends, without a fixed time. */
export class Traffic {
  #underWay = 0;
  #waiting: (() => void)[] = [];

  /** Marks the start of some work; call the result once it is over. */
  begin(): () => void {
    this.#underWay += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const resume of this.#waiting.splice(0)) resume();
    };
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Resolves once no work is running, and none started within a few turns of the event loop. */
  async quiet(): Promise<void> {
    for (let calmTurns = 0; calmTurns < 5; calmTurns += 1) {
      if (this.#underWay > 0) {
        calmTurns = 0;
        await new Promise<void>(resume => this.#waiting.push(resume));
      }
      await new Promise<void>(resume => setImmediate(resume));
    }
  }
}
