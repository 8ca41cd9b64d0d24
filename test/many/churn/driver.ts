import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { expect } from 'vitest';
import { install, type Many } from '../stage.ts';
import { type About, type Act, acts, type Done } from './acts.ts';
import type { Calls } from './calls.ts';
import type { Place } from './place.ts';
import { ASKED, NOBODY, standings } from './standing.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Somebody who was rejected can ask again only a day later. */
const WAIT_MS = DAY_MS;

/** Does operations in one workspace, one after the other, and knows what came of each. */
export class Driver {
  readonly #many: Many;
  readonly #place: Place;
  readonly #calls: Calls;
  readonly #known = new Map<string, string>();
  readonly #askedUntil = new Map<string, number>();
  /** What happened, for whom reads a failure. */
  readonly #history: string[] = [];
  /** How often each act was done. */
  readonly counts = new Map<string, number>();

  constructor(many: Many, place: Place, calls: Calls) {
    this.#many = many;
    this.#place = place;
    this.#calls = calls;
  }

  /** One operation that succeeds. */
  async act(): Promise<void> {
    const { name, about, act } = this.#choose();
    const say = `${this.#place.mark}: ${name} ${about.email}, who is ${about.standing}`;
    const done = await act
      .run(this.#place, about, () => this.#others(act, about))
      .catch((error: unknown) => {
        const seen = [...this.#history.slice(-20), ...this.#calls.faults];
        throw new Error([say, ...seen].join('\n'), { cause: error });
      });
    this.#learn(name, about, done);
    await this.#close();
  }

  /** One operation, while Foyer is removed from the workspace; then its people install it again. */
  async actDuringRemoval(): Promise<void> {
    const { cloud } = this.#many;
    const { slack, random } = this.#place;
    const { name, about, act } = this.#choose();
    const others = this.#others(act, about);
    const acting = act
      .run(this.#place, about, () => others)
      .then(
        done => done,
        () => null,
      );
    for (let turns = random.below(60); turns > 0; turns -= 1) await turn();
    const removal = this.#calls.removed(this.#place);
    const [first, second] = random.shuffled(['tokens_revoked', 'app_uninstalled'] as const);
    await cloud.uninstall(slack, { events: first && second ? [first, second] : [] });
    const done = await acting;
    await this.#untilQuiet();
    removal.overAt = performance.now();
    expect(await this.#place.grace.command('/invite')).toMatchObject({ error: 'invalid_command' });
    await this.#reconcile({ name, about, others, done: act.saysNothing ? null : done });
    removal.backAt = performance.now();
    await install(this.#many, slack, 'grace');
    slack.changeChannel('approvals', { appIsMember: true });
    await this.#close();
  }

  /** People about whom the database says something else than what was acknowledged. */
  async forgotten(): Promise<string[]> {
    const stored = await standings(this.#many, this.#place);
    const all = new Set([...stored.keys(), ...this.#known.keys()]);
    return [...all].flatMap(email => {
      const [is, knew] = [stored.get(email) ?? NOBODY, this.#standing(email)];
      return is === knew ? [] : [`${email} is ${is}, and was ${knew}: ${this.#historyOf(email)}`];
    });
  }

  #standing(email: string): string {
    return this.#known.get(email) ?? NOBODY;
  }

  #historyOf(email: string): string {
    return this.#history.filter(each => each.includes(email)).join(' | ');
  }

  #everybody(): About[] {
    const { people, outsiders } = this.#place;
    return [...people.keys(), ...outsiders].map(email => ({
      email,
      person: people.get(email),
      standing: this.#standing(email),
    }));
  }

  #choose(): { name: string; act: Act; about: About } {
    const { random } = this.#place;
    for (const [name, act] of random.shuffled(Object.entries(acts))) {
      const about = random.shuffled(this.#everybody()).find(each => this.#fits(name, act, each));
      if (about) return { name, act, about };
    }
    throw new Error('There is nothing to do.');
  }

  #fits(name: string, act: Act, about: About): boolean {
    const waits = name === 'ask' && (this.#askedUntil.get(about.email) ?? 0) > this.#now();
    return !waits && act.fits(this.#place, about);
  }

  #others(act: Act, about: About): About[] {
    const { random } = this.#place;
    return random
      .shuffled(this.#everybody())
      .filter(each => each.email !== about.email && act.fits(this.#place, each));
  }

  #learn(name: string, about: About, done: Done): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    for (const [email, standing] of done) {
      this.#history.push(`${name} ${email}: ${standing}`);
      this.#known.set(email, standing);
    }
    if (about.standing === ASKED) this.#askedUntil.set(about.email, this.#now() + WAIT_MS);
  }

  /** What was acknowledged counts; what an operation without an answer came to, the database says. */
  async #reconcile(cut: { name: string; about: About; others: About[]; done: Done | null }): Promise<void> {
    const { name, about, others, done } = cut;
    if (done) return this.#learn(name, about, done);
    const stored = await standings(this.#many, this.#place);
    const concerned = name === 'import' ? [about, ...others] : [about];
    const now: Done = new Map(concerned.map(({ email }) => [email, stored.get(email) ?? NOBODY]));
    this.#learn(`${name} (cut off)`, about, now);
  }

  /** Nobody has a modal open. */
  async #close(): Promise<void> {
    if (this.#place.grace.modal()) await this.#place.grace.closeModal();
  }

  /** No job of the workspace runs. */
  async #untilQuiet(): Promise<void> {
    const running = () => this.#many.db.$queryRaw<unknown[]>`
      select 1 from graphile_worker._private_jobs
      where locked_by is not null and payload ->> 'workspaceId' = ${this.#place.workspaceId} limit 1`;
    while ((await running()).length > 0) await pause(5);
  }

  #now(): number {
    return this.#many.clock.now().getTime();
  }
}
