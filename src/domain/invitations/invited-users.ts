import type { Domain, Person } from '../domain.ts';
import { authorise, type Membership } from '../members/membership.ts';
import { type Page, readPage } from '../page.ts';
import { administeredGroups, holdsEverywhere } from '../roles.ts';
import { type Invitation, listPending } from './store.ts';

/**
 * Pending invitations within the actor's reach, newest first.
 * @throws DomainError not-set-up, not-allowed
 */
export async function invitedUsers(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  page: number,
): Promise<{ membership: Membership; list: Page<Invitation> }> {
  const membership = await authorise(db, actor, organizationId, 'invitation:read');
  const { standing } = membership;
  const groups = holdsEverywhere(standing, 'invitation:read') ? null : administeredGroups(standing);
  const list = await readPage(page, async (skip, take) => {
    const { invitations, total } = await listPending(db, { organizationId, groups, skip, take });
    return { items: invitations, total };
  });
  return { membership, list };
}
