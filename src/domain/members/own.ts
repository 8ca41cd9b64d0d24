import type { Member } from './store.ts';

/**
 * The member who is in the way of a new one: with that Slack user, else with that address. It need not be the person:
 * an address can pass on to somebody else.
 */
export function memberAmong<Known extends Pick<Member, 'slackUserId' | 'email'>>(
  members: readonly Known[],
  { slackUserId, email }: { slackUserId: string | null; email: string | null },
): Known | null {
  const linked = slackUserId && members.find(member => member.slackUserId === slackUserId);
  return linked || (email && members.find(member => member.email === email)) || null;
}

/** The member who this person is: linked to their Slack user or, where none is linked yet, to their confirmed address. */
export function ownMemberAmong<Known extends Pick<Member, 'slackUserId' | 'email'>>(
  members: readonly Known[],
  person: { slackUserId: string; email: string | null; isEmailConfirmed: boolean },
): Known | null {
  const member = memberAmong(members, person);
  const isTheirs = member?.slackUserId ? member.slackUserId === person.slackUserId : person.isEmailConfirmed;
  return isTheirs ? member : null;
}
