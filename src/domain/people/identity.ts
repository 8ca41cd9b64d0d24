import type { Person } from '../domain.ts';
import { actorProblem } from '../person-problem.ts';

/** A person who was named, or who acts: by their Slack account, by an address, or both. */
export interface Claimant {
  /** Null: only an address is known, and no account in Slack certainly has it. */
  slackUserId: string | null;
  email: string | null;
  /** False: their account may have written any address into its profile. */
  isEmailConfirmed: boolean;
}

/** A Slack account as the directory knows it. */
export type Account = Pick<
  Person,
  'slackUserId' | 'name' | 'email' | 'isEmailConfirmed' | 'isBot' | 'isDeactivated' | 'isExternal'
>;

/** What decides who a member is. */
export interface Identifiable {
  slackUserId: string | null;
  email: string;
  /** The account of their Slack user; null: they have none, or the directory doesn't know it. */
  account: Account | null;
  /** Addresses that they had before their email in Slack changed. */
  formerAddresses: readonly string[];
}

/** Who a claimant is among the members of an organization. */
export type Identity<Member> =
  /** A new person. `behind`: the member whose row still has the address, although their own account has another one. */
  | { kind: 'nobody'; behind: Member | null }
  | { kind: 'member'; by: 'account' | 'address' | 'former-address'; member: Member }
  /** Their account has the address of a member whose own account is gone, and can take that member's place. */
  | { kind: 'new-account'; member: Member };

/** Is the account gone from this workspace: deactivated in Slack, or of another workspace by now? */
export function isGone(account: Account | null): boolean {
  return account !== null && actorProblem(account) !== null;
}

/**
 * Decides who somebody is. Every way in asks here: mention, quick syntax, list, file, join request, acceptance, link,
 * event and approval. A member is their Slack user where one is bound, else their confirmed address. An address that a
 * member no longer has means them until another account in Slack has it; the person who has it then is a new one, or the
 * member's new account where their old one is gone.
 * Source: product.md, People change
 */
export function identify<Member extends Identifiable>(
  { slackUserId, email, isEmailConfirmed }: Claimant,
  members: readonly Member[],
): Identity<Member> {
  const own = slackUserId && members.find(member => member.slackUserId === slackUserId);
  if (own) return { kind: 'member', by: 'account', member: own };
  if (!email || (slackUserId && !isEmailConfirmed)) return { kind: 'nobody', behind: null };
  const present = members.find(member => member.email === email);
  const former = present ? undefined : members.find(({ formerAddresses }) => formerAddresses.includes(email));
  const member = present ?? former;
  if (!member) return { kind: 'nobody', behind: null };
  const by = present ? 'address' : 'former-address';
  if (slackUserId === null) return { kind: 'member', by, member };
  if (member.slackUserId === null) {
    return present ? { kind: 'member', by, member } : { kind: 'nobody', behind: null };
  }
  if (isGone(member.account)) return { kind: 'new-account', member };
  return { kind: 'nobody', behind: present ?? null };
}

/**
 * Is the invitation for this person: for its Slack user once known, else for the person who has its address? An account that is
 * gone answers nothing, so its invitation is for the address again.
 */
export function isFor(
  invitation: { slackUserId: string | null; email: string; account: Account | null },
  { slackUserId, email, isEmailConfirmed }: Claimant,
): boolean {
  if (slackUserId === null) return email === invitation.email;
  if (invitation.slackUserId && !isGone(invitation.account)) return invitation.slackUserId === slackUserId;
  return email === invitation.email && isEmailConfirmed;
}

/** The member who somebody is; null for everybody else, also for a new account that hasn't taken its member's place. */
export function memberOf<Member extends Identifiable>(
  claimant: Claimant,
  members: readonly Member[],
): Member | null {
  const identity = identify(claimant, members);
  return identity.kind === 'member' ? identity.member : null;
}
