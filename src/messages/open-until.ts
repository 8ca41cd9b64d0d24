import { dayText } from '../texts/dates.ts';
import { texts } from '../texts/texts.ts';
import { type Inline, type Part, paragraph } from './content.ts';

interface Pending {
  status: string;
  expiresAt: Date | null;
  /** An accepted invitation that waits for an approver doesn't expire. */
  awaitingApprovalAt?: Date | null;
}

function endOf({ status, expiresAt, awaitingApprovalAt }: Pending): Date | null {
  return status === 'pending' && !awaitingApprovalAt ? expiresAt : null;
}

/** "Open until Thursday, December 10", of an invitation or a join request that expires; empty for others. */
export function openUntil(pending: Pending): Part[] {
  const end = endOf(pending);
  return end ? [paragraph(...texts().access.openUntil<Inline>({ day: { time: end, isDay: true } }))] : [];
}

/** The same as a part of a line: " · open until …". */
export function openUntilInline(pending: Pending): Inline[] {
  const end = endOf(pending);
  return end ? texts().access.openUntilInLine<Inline>({ day: { time: end, isDay: true } }) : [];
}

/** The same where Slack formats no dates, in a time zone: " Open until Thu, Dec 10." */
export function openUntilText(pending: Pending, timeZone: string): string {
  const end = endOf(pending);
  return end
    ? ` ${texts()
        .access.openUntil({ day: dayText(end, timeZone) })
        .join('')}`
    : '';
}
