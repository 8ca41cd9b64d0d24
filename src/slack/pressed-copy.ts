import type { Domain } from '../domain/domain.ts';
import type { Pipeline } from './pipeline.ts';
import type { CardSubject } from './route.ts';

/**
 * Runs the operation of a press on a card and saves the copy that was pressed in the same transaction. When the press
 * changed nothing or was refused, the copy is saved before the answer: its buttons may be outdated.
 */
export async function keepingCopy<Result>(
  { domain, keepCopy, log, workspaceId }: Pick<Pipeline, 'domain' | 'keepCopy' | 'log' | 'workspaceId'>,
  pressed: { subject: CardSubject; copy: { channelId: string; ts: string } },
  work: (domain: Domain) => Promise<Result>,
): Promise<Result> {
  const { subject, copy } = pressed;
  let isKept = false;
  const keepAlone = () =>
    keepCopy(subject, copy).catch(error =>
      log.warn({ err: error }, 'a copy of a card could not be remembered'),
    );
  try {
    const { card: message, ...about } = subject;
    const kept = () => {
      isKept = true;
    };
    const result = await work({ ...domain, pressed: { workspaceId, message, ...about, ...copy, kept } });
    if (!isKept) await keepAlone();
    return result;
  } catch (error) {
    await keepAlone();
    throw error;
  }
}
