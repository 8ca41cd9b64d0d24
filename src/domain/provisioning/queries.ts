import { authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { hasEverywhere } from '../roles.ts';
import {
  type DirectoryGroup,
  type DirectoryUser,
  type GroupFilter,
  type GroupMember,
  membersOfGroups,
  pageOfDirectoryGroups,
  pageOfUsers,
  type UserFilter,
} from './store.ts';

/** Where a page begins, from 0, and how long it is at most. */
interface Range {
  skip: number;
  take: number;
}

/** A directory compares everybody, so it works only for a member who sees all. */
async function authoriseAll({ db }: Domain, actor: Person, organizationId: string): Promise<void> {
  const { member, permissions } = await authorise(db, actor, organizationId, 'member:read');
  if (hasEverywhere(permissions, 'member:read')) return;
  throw new DomainError('not-allowed', {
    capability: 'member:read',
    organizationId,
    role: member.role.name,
  });
}

/** A page of the members whom a directory sees. @throws DomainError organization-not-found, not-allowed */
export async function usersFrom(
  domain: Domain,
  actor: Person,
  organizationId: string,
  filter: UserFilter,
  range: Range,
): Promise<{ members: DirectoryUser[]; total: number }> {
  await authoriseAll(domain, actor, organizationId);
  return pageOfUsers(domain.db, { organizationId, filter, ...range });
}

/**
 * A page of the groups of an organization. @throws DomainError organization-not-found, not-allowed
 * @param withMembers false: their members aren't read
 */
export async function groupsFrom(
  domain: Domain,
  actor: Person,
  organizationId: string,
  filter: GroupFilter,
  { withMembers, ...range }: Range & { withMembers: boolean },
): Promise<{ groups: (DirectoryGroup & { members: GroupMember[] | null })[]; total: number }> {
  await authoriseAll(domain, actor, organizationId);
  const { groups, total } = await pageOfDirectoryGroups(domain.db, { organizationId, filter, ...range });
  const members = withMembers
    ? await membersOfGroups(
        domain.db,
        groups.map(({ id }) => id),
      )
    : null;
  return { groups: groups.map(group => ({ ...group, members: members?.get(group.id) ?? null })), total };
}
