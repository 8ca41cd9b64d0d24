import type { Domain, Person } from '../domain/domain.ts';
import type { Organization } from '../domain/organizations/store.ts';
import { firstOrganization } from '../domain/organizations/store.ts';
import type { Directory } from './directory/directory.ts';

/** Slack names somebody whom its own directory does not know. */
class UnknownActorError extends Error {}

/**
 * Who acts, and where: the Slack user as a person of the workspace, with its organization.
 * @throws UnknownActorError; what the Web API throws when the person is new and Slack does not answer
 */
export async function findActor(
  parts: { domain: Domain; directory: Directory; workspaceId: string },
  slackUserId: string,
): Promise<{ actor: Person; organization: Organization | null }> {
  const { domain, directory, workspaceId } = parts;
  const [actor, organization] = await Promise.all([
    directory.byId(workspaceId, slackUserId),
    firstOrganization(domain.db, workspaceId),
  ]);
  if (!actor) throw new UnknownActorError(`Slack does not know the user ${slackUserId}.`);
  return { actor, organization };
}
