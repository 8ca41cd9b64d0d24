import type { Transaction } from '../../database/client.ts';
import { findMembersConcerning, type KnownMember } from '../access/store.ts';
import { isGone } from '../people/identity.ts';
import { isBehind } from '../people/is-behind.ts';

/** A member whose address changes. */
export interface Step {
  member: KnownMember;
  email: string;
  to: string;
}

/** The members of one organization whose addresses change together. */
export interface Moves {
  organizationId: string;
  steps: Step[];
  /** The unbound member who is the same person as the last of them. */
  twin: KnownMember | null;
}

/**
 * What has to happen so that a member can have an address: a member who has it, but another one in Slack, moves on first;
 * two may have swapped theirs. Null when the address belongs to the member of an account that is gone, or of one that
 * nobody knows.
 */
export async function movesFrom(tx: Transaction, member: KnownMember, to: string): Promise<Moves | null> {
  const { organizationId } = member;
  const steps: Step[] = [{ member, email: member.email, to }];
  for (let wanted = to; ; ) {
    const there = await findMembersConcerning(tx, organizationId, { emails: [wanted], slackUserIds: [] });
    const next = there.find(({ email }) => email === wanted);
    if (!next || steps.some(step => step.member.id === next.id)) return { organizationId, steps, twin: null };
    if (!next.slackUserId) return { organizationId, steps, twin: next };
    if (isGone(next.account) || !isBehind(next) || !next.account?.email) return null;
    wanted = next.account.email;
    steps.push({ member: next, email: next.email, to: wanted });
  }
}
