import type { Domain, Person } from '../domain.ts';
import { freeInvitations } from '../invitations/free-invitations.ts';
import { welcomePerson } from '../invitations/welcome.ts';
import { followLeaving } from '../leaving/follow-leaving.ts';
import { holdersBehind, isAnythingBehind } from '../members/addresses/store.ts';
import { followAddress } from '../members/follow-address.ts';
import { actorProblem, confirmedEmail } from '../person-problem.ts';

/**
 * Brings everything Foyer stores about a person in line with what Slack says about their account now. Each step compares
 * the two, so following a person twice changes nothing, and a lost event is made up for by the next one, the next listing
 * or the next time they open App Home.
 * Source: product.md, People change
 * @param options.wasGuest were they a guest in Slack until now?
 */
export async function followPerson(
  domain: Domain,
  person: Person,
  options: { wasGuest?: boolean } = {},
): Promise<void> {
  await followLeaving(domain, person.workspaceId, [person.slackUserId]);
  if (actorProblem(person)) return freeInvitations(domain, person, {});
  const email = confirmedEmail(person);
  // Before anything is bound: people leave an address to the person who has it now.
  if (email && (await isAnythingBehind(domain.db, { ...person, email }))) {
    await followAddress(domain, person, {});
  }
  // While the account they had it with still lives: later nobody could tell two people from one with a new account.
  const holders = email ? await holdersBehind(domain.db, { ...person, email }) : [];
  for (const holder of holders) await followAddress(domain, holder, {});
  await welcomePerson(domain, person, options);
}
