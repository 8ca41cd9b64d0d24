import { type ActingMember, authorise } from '../access/acting-member.ts';
import { findOwnMember, type Member } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { attempt, DomainError } from '../errors.ts';
import type { Organization } from '../organizations/store.ts';
import { findPerson } from '../people/store.ts';

/**
 * The person who asked for help, as a member as they are now; null: they are none. Only for people who can help.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function askerOf(
  { db }: Pick<Domain, 'db'>,
  actor: Person,
  { organizationId, slackUserId }: { organizationId: string; slackUserId: string },
): Promise<{ organization: Organization; member: Member | null }> {
  const { organization } = await helperOf(db, actor, organizationId);
  const person = await findPerson(db, actor.workspaceId, slackUserId);
  return { organization, member: person && (await findOwnMember(db, organizationId, person)) };
}

async function helperOf(db: Domain['db'], actor: Person, organizationId: string): Promise<ActingMember> {
  const editing = await attempt(authorise(db, actor, organizationId, 'member:edit'));
  if (!(editing instanceof DomainError)) return editing;
  return authorise(db, actor, organizationId, 'invitation:create');
}
