import type { KnownMember } from '../access/store.ts';
import type { Person } from '../domain.ts';
import type { PendingSummary } from '../invitations/bulk/store.ts';
import { holderOf } from '../invitations/rules.ts';
import { type Claimant, identify, isFor } from '../people/identity.ts';

function claimantOf(email: string, people: ReadonlyMap<string, Person>): Claimant {
  return { slackUserId: holderOf(people.get(email))?.slackUserId ?? null, email, isEmailConfirmed: true };
}

/** The members who the people of these addresses are, and those whose new account has the address, by address. */
export function membersIn(
  emails: readonly string[],
  people: ReadonlyMap<string, Person>,
  concerned: readonly KnownMember[],
): { members: Map<string, KnownMember>; newAccounts: Map<string, KnownMember> } {
  const byAddress = new Map([
    ...concerned.flatMap(member => member.formerAddresses.map(email => [email, member] as const)),
    ...concerned.map(member => [member.email, member] as const),
  ]);
  const byAccount = new Map(concerned.map(member => [member.slackUserId, member]));
  const members = new Map<string, KnownMember>();
  const newAccounts = new Map<string, KnownMember>();
  for (const email of emails) {
    const claimant = claimantOf(email, people);
    // At most two can be meant: a file of thousands isn't compared with as many members.
    const meant = [
      claimant.slackUserId ? byAccount.get(claimant.slackUserId) : undefined,
      byAddress.get(email),
    ];
    const identity = identify(
      claimant,
      meant.flatMap(member => member ?? []),
    );
    if (identity.kind === 'member') members.set(email, identity.member);
    if (identity.kind === 'new-account') newAccounts.set(email, identity.member);
  }
  return { members, newAccounts };
}

/** The pending invitations of these people, by address, and those that have one of their addresses as somebody else's. */
export function pendingOf(
  emails: readonly string[],
  people: ReadonlyMap<string, Person>,
  invitations: readonly PendingSummary[],
): { pending: Map<string, PendingSummary>; behind: PendingSummary[] } {
  const byAddress = new Map(invitations.map(each => [each.email, each]));
  const byAccount = new Map(invitations.map(each => [each.slackUserId, each]));
  const pending = new Map<string, PendingSummary>();
  const behind: PendingSummary[] = [];
  for (const email of emails) {
    const claimant = claimantOf(email, people);
    const bound = claimant.slackUserId ? byAccount.get(claimant.slackUserId) : undefined;
    const there = byAddress.get(email);
    const own = [bound, there].find(each => each && isFor(each, claimant));
    if (own) pending.set(email, own);
    else if (there) behind.push(there);
  }
  return { pending, behind };
}
