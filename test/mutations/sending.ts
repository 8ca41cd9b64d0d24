import type { Outgoing } from 'local-slack/inside';
import type { Stage } from '../attacks/stage.ts';
import { post } from '../support/wire.ts';
import type { Body } from './bodies.ts';

/** What is wrong with how a mutated request was taken. */
export interface Fault {
  /** The number of the mutation at its place. */
  nth: number;
  body: string;
  what: string[];
}

/** How the requests of one place were answered. */
export interface Shaken {
  statuses: number[];
  times: number[];
  faults: Fault[];
}

/** A mutation and its number at its place. */
export interface Numbered {
  nth: number;
  body: Body;
}

/** With what was logged as an error meanwhile. */
export type Sent = Shaken & { logged: string[] };

/** How many are sent at once. */
const LANES = 8;
/** Not a limit of the answer: it ends a request that nobody would ever answer. */
const NEVER_MS = 60_000;

/** Sends mutations of a request, each signed and with a trigger of its own. */
export async function send(
  { foyer, world }: Stage,
  { payload }: Outgoing,
  asked: readonly Numbered[],
): Promise<Sent> {
  const sent: Sent = { statuses: [], times: [], faults: [], logged: [] };
  const { user, user_id, view } = payload as {
    user?: { id: string };
    user_id?: string;
    view?: { id: string; type: string };
  };
  const by = user?.id ?? user_id ?? '';
  const queue = asked.values();
  const lane = async () => {
    for (const { nth, body } of queue) {
      const fresh = world.triggers.create(by, view?.type === 'modal' ? view.id : undefined);
      const text = withFresh(body.body, payload, { trigger_id: fresh, event_id: `Ev${fresh}` });
      const began = performance.now();
      const { status, text: said } = await Promise.race([post(foyer, text, body), never()]);
      sent.times.push(performance.now() - began);
      sent.statuses.push(status as number);
      if (typeof status === 'number' && status < 500) continue;
      sent.faults.push({ nth, body: text, what: [`is answered ${status} ${said}`] });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return sent;
}

/** Slack hands each trigger and each event's id out once. */
function withFresh(body: string, payload: Outgoing['payload'], fresh: Record<string, string>): string {
  return Object.entries(fresh).reduce((text, [name, value]) => {
    const was = payload[name];
    return typeof was === 'string' ? text.replaceAll(was, value) : text;
  }, body);
}

async function never() {
  const { promise, resolve } = Promise.withResolvers<{ status: 'timeout'; text: string }>();
  setTimeout(() => resolve({ status: 'timeout', text: '' }), NEVER_MS).unref();
  return promise;
}
