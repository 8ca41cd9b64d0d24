import type { Member } from './store.ts';

/**
 * The existing member that a new one would conflict with: same Slack user, else same email. It may be another person,
 * because addresses are reassigned.
 */
export function memberAmong<Known extends Pick<Member, 'slackUserId' | 'email'>>(
  members: readonly Known[],
  { slackUserId, email }: { slackUserId: string | null; email: string | null },
): Known | null {
  const linked = slackUserId && members.find(member => member.slackUserId === slackUserId);
  return linked || (email && members.find(member => member.email === email)) || null;
}

/** The member who is this person: linked to their Slack user or, without such a link, to their confirmed address. */
export function ownMemberAmong<Known extends Pick<Member, 'slackUserId' | 'email'>>(
  members: readonly Known[],
  person: { slackUserId: string; email: string | null; isEmailConfirmed: boolean },
): Known | null {
  const member = memberAmong(members, person);
  const isTheirs = member?.slackUserId ? member.slackUserId === person.slackUserId : person.isEmailConfirmed;
  return isTheirs ? member : null;
}
