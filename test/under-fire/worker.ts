import { setTimeout as pause } from 'node:timers/promises';
import type { Message, Person } from 'local-slack';
import { type About, type Act, type Actor, acts } from '../many/churn/acts.ts';
import { NOBODY } from '../many/churn/standing.ts';

/** A change of a card comes a moment after the press. */
const CARD_MS = 3_000;
const LOOK_MS = 25;

/** What a guest can be after an act that nobody confirmed, besides what they were. */
const becomes: Record<string, string> = {
  invite: 'invited',
  accept: 'active',
  decline: NOBODY,
  revoke: NOBODY,
  ask: 'asked',
  approve: 'active',
  reject: NOBODY,
  'change the role': 'active',
  'change the groups': 'active',
  deactivate: 'deactivated',
  reactivate: 'active',
};

/** What the card then says, of the acts that nothing else confirms. */
const says: Record<string, RegExp> = {
  accept: /You accepted/u,
  decline: /You declined/u,
  approve: /✓ Accepted/u,
};

/** What is known of a guest. */
export interface Known {
  about: About;
  /** Nobody confirmed the last act: they can be what they were, or what begins like this. */
  perhaps?: string;
  /** Somebody who was rejected can ask again only a day later. */
  asked?: true;
  history: string[];
}

/** How an act ended. */
export interface Ended {
  name: string;
  /** The person read that it was done. */
  acknowledged: boolean;
  ms: number;
}

/** One person who invites, edits and deactivates guests of their own, one act after the other. */
export class Worker {
  readonly #actor: Actor;
  readonly guests: Known[];

  constructor(actor: Actor, guests: readonly Person[]) {
    this.#actor = actor;
    this.guests = guests.map(person => ({
      about: { email: person.spec.email ?? '', person, standing: NOBODY },
      history: [],
    }));
  }

  /** One act; null when nothing can be done until it is known what came of the last ones. */
  async act(): Promise<Ended | null> {
    const chosen = this.#choose();
    if (!chosen) return null;
    const { name, act, guest } = chosen;
    const { about } = guest;
    const cards = cardsOf(this.#actor, about);
    const began = performance.now();
    let standing: string | undefined;
    let reason = '';
    try {
      const done = await act.run(this.#actor, about, () => []);
      if (!act.saysNothing || (await changed(this.#actor, about, cards, says[name] ?? /./u)))
        standing = done.get(about.email);
    } catch (error) {
      reason = String(error);
    }
    const ms = performance.now() - began;
    if (about.standing === 'asked') guest.asked = true;
    guest.history.push(`${name}: ${standing ?? `nobody knows (${reason.slice(0, 200)})`}`);
    if (standing !== undefined) about.standing = standing;
    else guest.perhaps = becomes[name] ?? '';
    await this.#close();
    return { name, acknowledged: standing !== undefined, ms };
  }

  #choose(): { name: string; act: Act; guest: Known } | null {
    const { random } = this.#actor;
    const sure = this.guests.filter(({ perhaps }) => perhaps === undefined);
    for (const [name, act] of random.shuffled(Object.entries(acts))) {
      if (!(name in becomes)) continue;
      const guest = random
        .shuffled(sure)
        .find(each => !(name === 'ask' && each.asked) && act.fits(this.#actor, each.about));
      if (guest) return { name, act, guest };
    }
    return null;
  }

  async #close(): Promise<void> {
    for (const person of [this.#actor.grace, ...this.guests.map(({ about }) => about.person)]) {
      if (person?.modal()) await person.closeModal().catch(() => {});
    }
  }
}

/** The cards that a guest, or those who decide about them, have. */
function cardsOf({ grace }: Actor, { person }: About): Message[] {
  return [
    ...(person?.messages() ?? []),
    ...grace.messages('approvals').filter(each => each.plain().includes(`@${person?.spec.name} (`)),
  ];
}

/** Does one of the cards that could be pressed before come to say it? */
async function changed(
  actor: Actor,
  about: About,
  before: readonly Message[],
  words: RegExp,
): Promise<boolean> {
  const open = new Set(before.filter(card => card.buttons().length > 0).map(({ ts }) => ts));
  const end = performance.now() + CARD_MS;
  while (performance.now() < end) {
    if (cardsOf(actor, about).some(card => open.has(card.ts) && words.test(card.plain()))) return true;
    await pause(LOOK_MS);
  }
  return false;
}
