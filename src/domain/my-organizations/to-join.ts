import type { Domain, Person } from '../domain.ts';
import { organizationsAsked } from '../join-requests/store.ts';
import { pausesOf } from '../joining/pause.ts';
import { mayJoin } from '../joining/rules.ts';
import type { Organization } from '../organizations/store.ts';
import { myOrganizations } from './current.ts';

/** An organization that a person can join, and how far they are. */
export type OrganizationToJoin = { organization: Pick<Organization, 'id' | 'name'> } & (
  | { way: 'invited' | 'waiting' | 'may-ask' }
  /** Their last request was withdrawn or rejected too recently. */
  | { way: 'must-wait'; until: Date }
);

/**
 * Every organization of the workspace that invites a person, that they asked, or that they can ask to join because their
 * confirmed address is at one of its domains. Those that they are an active member of are left out.
 */
export async function organizationsToJoin(domain: Domain, actor: Person): Promise<OrganizationToJoin[]> {
  const { db, clock } = domain;
  const [all, asked] = await Promise.all([myOrganizations(domain, actor), organizationsAsked(db, actor)]);
  const open = all.filter(
    ({ organization, state, isInvited }) =>
      state !== 'active' && (isInvited || asked.has(organization.id) || mayJoin(actor, organization)),
  );
  const pauses = await pausesOf(
    db,
    actor,
    open.map(({ organization }) => organization),
    clock.now(),
  );
  return open.map(({ organization: { id, name }, isInvited }): OrganizationToJoin => {
    const organization = { id, name };
    const until = pauses.get(id);
    if (isInvited) return { organization, way: 'invited' };
    if (asked.has(id)) return { organization, way: 'waiting' };
    return until ? { organization, way: 'must-wait', until } : { organization, way: 'may-ask' };
  });
}
