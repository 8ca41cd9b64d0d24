import { Changes } from '../domain/changes.ts';
import type { Domain, PressedCopy } from '../domain/domain.ts';
import type { Pipeline } from './pipeline.ts';
import type { CardSubject } from './route.ts';

/**
 * Runs the operation of a press on a card and saves the copy that was pressed in the same transaction. When the press
 * changed nothing or was refused, the copy is saved before the answer: its buttons may be outdated.
 */
export async function keepingCopy<Result>(
  { domain, log, workspaceId }: Pick<Pipeline, 'domain' | 'log' | 'workspaceId'>,
  pressed: { subject: CardSubject; copy: { channelId: string; ts: string } },
  work: (domain: Domain) => Promise<Result>,
): Promise<Result> {
  const { card: message, ...about } = pressed.subject;
  let isKept = false;
  const kept = () => {
    isKept = true;
  };
  const copy: PressedCopy = { workspaceId, message, ...about, ...pressed.copy, kept };
  const keepAlone = () =>
    keep(domain, copy).catch(error => log.warn({ err: error }, 'a copy of a card could not be remembered'));
  try {
    const result = await work({ ...domain, pressed: copy });
    if (!isKept) await keepAlone();
    return result;
  } catch (error) {
    await keepAlone();
    throw error;
  }
}

/** Saves a copy by itself, as an operation does with its changes. */
function keep({ db, clock, commitChanges }: Domain, copy: PressedCopy): Promise<void> {
  const changes = new Changes();
  changes.pressed = copy;
  return db.$transaction(tx => commitChanges(tx, changes, clock.now()));
}
