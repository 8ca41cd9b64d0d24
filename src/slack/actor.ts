import { type ActingMember, actingMemberOf } from '../domain/access/acting-member.ts';
import { isActiveFor } from '../domain/access/active.ts';
import { type LoadedActor, loadActor } from '../domain/actor/store.ts';
import type { Domain, Person } from '../domain/domain.ts';
import { DomainError } from '../domain/errors.ts';
import { membershipFor } from '../domain/my-organizations/current.ts';
import type { Organization } from '../domain/organizations/store.ts';
import { assertCanAct } from '../domain/person-problem.ts';
import type { Directory } from './directory/directory.ts';

/** Who acts, and in which organization. */
export interface ActorHere {
  actor: Person;
  organization: Organization | null;
  /** Their membership in that organization, read together with it; null when they are not an active member. */
  acting: ActingMember | null;
  /** The slash command of the workspace. */
  commandThere: LoadedActor['command'];
  /** The workspace's name in Slack. */
  workspaceName: string;
}

/**
 * Finds who acts, and where: the Slack user as a person of the workspace, with the organization in which they act.
 * @param organizationId the organization for which the modal was opened
 * @throws DomainError cannot-act for bots, people deactivated in Slack and people of another workspace; unknown-actor
 *   when Slack doesn't know them; organization-not-found; errors of the Web API when the person is new
 */
export async function findActor(
  parts: { domain: Domain; directory: Directory; workspaceId: string },
  slackUserId: string,
  organizationId: string | null = null,
): Promise<ActorHere> {
  const { domain, directory, workspaceId } = parts;
  const known = await loadActor(domain.db, { workspaceId, slackUserId });
  const actor = await directory.byId(workspaceId, slackUserId, known?.person);
  // The directory has just saved a new person, so they can be loaded now.
  const loaded = known ?? (actor && (await loadActor(domain.db, { workspaceId, slackUserId })));
  if (!actor || !loaded) throw new DomainError('unknown-actor', {});
  assertCanAct(actor);
  const membership = membershipFor(loaded.memberships, organizationId);
  const own = membership?.member;
  return {
    actor,
    organization: membership?.organization ?? null,
    acting: membership && isActiveFor(own, actor) ? actingMemberOf(membership.organization, own) : null,
    commandThere: loaded.command,
    workspaceName: loaded.workspaceName,
  };
}
