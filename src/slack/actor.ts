import type { Domain, Person } from '../domain/domain.ts';
import { DomainError } from '../domain/errors.ts';
import { currentOrganization } from '../domain/organizations/current.ts';
import type { Organization } from '../domain/organizations/store.ts';
import { assertCanAct } from '../domain/people/rules.ts';
import type { Directory } from './directory/directory.ts';

/**
 * Who acts, and where: the Slack user as a person of the workspace, with the organization in which they act.
 * @param organizationId the one that the modal was opened for in which they act
 * @throws DomainError cannot-act for bots, people deactivated in Slack and people of another workspace;
 *   unknown-actor when Slack does not know them; organization-not-found; what the Web API throws when the person is new and Slack does not answer
 */
export async function findActor(
  parts: { domain: Domain; directory: Directory; workspaceId: string },
  slackUserId: string,
  organizationId: string | null = null,
): Promise<{ actor: Person; organization: Organization | null }> {
  const { domain, directory, workspaceId } = parts;
  const [actor, organization] = await Promise.all([
    directory.byId(workspaceId, slackUserId),
    currentOrganization(domain.db, { workspaceId, slackUserId }, organizationId),
  ]);
  if (!actor) throw new DomainError('unknown-actor', {});
  assertCanAct(actor);
  return { actor, organization };
}
