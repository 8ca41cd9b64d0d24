import { z } from 'zod';
import { clear } from '../domain/characters.ts';
import { withoutTokens } from '../domain/invitations/tokens/token.ts';
import type { Reason, ReasonTexts } from '../texts/reasons.ts';
import { texts } from '../texts/texts.ts';

export type { PlainReason, Reason } from '../texts/reasons.ts';

/**
 * A reason as it is stored: as data, so that each reader reads it in their own language. It may quote another server,
 * which may quote the email: its link is for the invitee alone.
 */
export function storedReason(reason: Reason): string {
  return JSON.stringify(reason, (_, fact) =>
    typeof fact === 'string' ? clear(withoutTokens(fact).toWellFormed()) : fact,
  );
}

const stored = z.looseObject({ code: z.string() });

/** A stored reason in the reader's language; older versions of Foyer stored it as a sentence. */
export function reasonText(reason: string | null): string {
  const { reasons } = texts();
  if (!reason) return reasons.unknown({});
  const facts = stored.safeParse(readJson(reason)).data;
  if (!facts) return reason;
  return Object.hasOwn(reasons, facts.code) ? say(facts as unknown as Reason, reasons) : reasons.unknown({});
}

function say(reason: Reason, reasons: ReasonTexts): string {
  const text: (facts: never) => string = reasons[reason.code];
  return text(reason as never);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
