import type { Domain, Person } from '../domain.ts';
import { type Page, readPage } from '../page.ts';
import { administeredGroups, holdsEverywhere } from '../roles.ts';
import { authorise, type Membership } from './membership.ts';
import { listMembers, type Member } from './store.ts';

/**
 * Members within the actor's reach, the active ones first, each by name.
 * @throws DomainError not-set-up, not-allowed
 */
export async function currentUsers(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  page: number,
): Promise<{ membership: Membership; list: Page<Member> }> {
  const membership = await authorise(db, actor, organizationId, 'member:read');
  const { standing } = membership;
  const groups = holdsEverywhere(standing, 'member:read') ? null : administeredGroups(standing);
  const list = await readPage(page, async (skip, take) => {
    const { members, total } = await listMembers(db, { organizationId, groups, skip, take });
    return { items: members, total };
  });
  return { membership, list };
}
