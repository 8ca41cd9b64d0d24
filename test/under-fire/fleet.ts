import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../faults/until.ts';
import { type Front, startFront } from '../many/churn/front.ts';
import type { Random } from '../many/churn/random.ts';
import { type Program, runProgram } from '../support/process.ts';

const CLOCK = new URL('./jumping-clock.ts', import.meta.url).href;
/** Nothing listens there: what a load balancer finds while no process runs. */
const NOBODY = 'http://127.0.0.1:1';

/** One process, ready or about to be. */
interface Running {
  program: Omit<Program, 'url'>;
  clockFile: string;
  url: Promise<string>;
  /** How much of its log was looked at. */
  read: number;
}

/** Real processes of Foyer behind one address. */
export class Fleet implements AsyncDisposable {
  readonly #settings: Record<string, string>;
  readonly #random: Random;
  readonly #folder: string;
  readonly #front: Front;
  #all: Running[] = [];
  #started = 0;
  #size = 0;
  #closed = false;
  /** How many were killed without warning. */
  kills = 0;
  /** Why others ended by themselves. */
  readonly ends: string[] = [];

  private constructor(settings: Record<string, string>, random: Random, folder: string, front: Front) {
    this.#settings = settings;
    this.#random = random;
    this.#folder = folder;
    this.#front = front;
  }

  static async open(settings: Record<string, string>, random: Random): Promise<Fleet> {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-clocks-'));
    const front = await startFront(all => (all.length > 0 ? random.pick(all) : NOBODY));
    return new Fleet(settings, random, folder, front);
  }

  get url(): string {
    return this.#front.url;
  }

  /** Starts or stops processes until there are so many, and waits until all are ready. */
  async resize(size: number): Promise<void> {
    this.#size = size;
    while (this.#all.length > size) await this.#end(this.#pick(), 'SIGTERM');
    while (this.#all.length < size) this.#start();
    await this.whole();
  }

  /** Waits until every process is ready. */
  async whole(): Promise<void> {
    await until(
      () =>
        this.#all.length === this.#size &&
        Promise.all(this.#all.map(({ url }) => url)).then(
          () => true,
          () => false,
        ),
      'every process to be ready',
    );
  }

  /** Ends one without warning, and starts another in its place. */
  async kill(): Promise<void> {
    if (this.#all.length === 0) return;
    this.kills += 1;
    await this.#end(this.#pick(), 'SIGKILL');
    this.#start();
  }

  /** Sets the wall clock of one process; 0: right again. */
  async jump(offsetMs: number): Promise<void> {
    await this.#setClock(this.#pick(), offsetMs);
  }

  /** Every clock is right again. */
  async setClocksRight(): Promise<void> {
    for (const running of this.#all) await this.#setClock(running, 0);
  }

  /** Requests since this was asked last whose person read that something went wrong, with what the log says of each. */
  unexplained(): string[] {
    return this.#all.flatMap(running => {
      const log = running.program.log();
      const lines = log.slice(running.read).split('\n');
      running.read = log.length;
      const failed = lines.filter(line => line.includes('"outcome":"failed"') && line.includes('"kind":'));
      const references = failed.map(line => /"reference":"(\w+)"/u.exec(line)?.[1] ?? '-');
      return lines.filter(line => references.some(reference => line.includes(`"reference":"${reference}"`)));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    for (const running of this.#all) await this.#end(running, 'SIGKILL');
    await this.#front[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #pick(): Running {
    return this.#random.pick(this.#all);
  }

  #start(): void {
    this.#started += 1;
    const clockFile = join(this.#folder, String(this.#started));
    const program = runProgram({
      ...this.#settings,
      NODE_OPTIONS: `--import=${CLOCK}`,
      CLOCK_OFFSET_FILE: clockFile,
    });
    const running = { program, clockFile, url: program.ready, read: 0 };
    this.#all.push(running);
    running.url.then(
      at => this.#front.to.push(at),
      () => {},
    );
    program.ended.then(({ stderr }) => this.#startAgain(running, stderr)).catch(() => {});
  }

  /** What a service manager does when a process ends by itself, as at a start without a database. */
  async #startAgain(running: Running, reason: string): Promise<void> {
    if (!this.#all.includes(running)) return;
    this.ends.push(reason.trim() || running.program.log().split('\n').slice(-3).join('\n'));
    await this.#forget(running);
    await pause(1_000);
    if (!this.#closed) this.#start();
  }

  async #forget(running: Running): Promise<void> {
    this.#all = this.#all.filter(each => each !== running);
    const url = await running.url.catch(() => NOBODY);
    this.#front.to = this.#front.to.filter(each => each !== url);
  }

  async #end(running: Running, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    // Who is asked to end gets no more requests; a kill is noticed afterwards.
    if (signal === 'SIGTERM') await this.#forget(running);
    this.#all = this.#all.filter(each => each !== running);
    running.program.kill(signal);
    await running.program.ended;
    await this.#forget(running);
  }

  async #setClock({ program, clockFile, url }: Running, offsetMs: number): Promise<void> {
    await url;
    await writeFile(clockFile, String(offsetMs));
    program.kill('SIGUSR2');
  }
}
