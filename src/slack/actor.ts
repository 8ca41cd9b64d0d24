import { type LoadedActor, loadActor } from '../domain/actor/store.ts';
import type { Domain, Person } from '../domain/domain.ts';
import { DomainError } from '../domain/errors.ts';
import { type ActingMember, actingMemberOf } from '../domain/members/acting-member.ts';
import { membershipFor } from '../domain/organizations/current.ts';
import type { Organization } from '../domain/organizations/store.ts';
import { assertCanAct } from '../domain/people/rules.ts';
import type { Directory } from './directory/directory.ts';

/** Who acts, and where. */
export interface ActorHere {
  actor: Person;
  organization: Organization | null;
  /** Who they are in that organization, as they were read with it; null when they are no active member. */
  acting: ActingMember | null;
  /** The slash command of the workspace. */
  commandThere: LoadedActor['command'];
}

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
): Promise<ActorHere> {
  const { domain, directory, workspaceId } = parts;
  const known = await loadActor(domain.db, { workspaceId, slackUserId });
  const actor = await directory.byId(workspaceId, slackUserId, known?.person);
  // Somebody who is new is known from the moment that the directory has found them.
  const loaded = known ?? (actor && (await loadActor(domain.db, { workspaceId, slackUserId })));
  if (!actor || !loaded) throw new DomainError('unknown-actor', {});
  assertCanAct(actor);
  const membership = membershipFor(loaded.memberships, organizationId);
  return {
    actor,
    organization: membership?.organization ?? null,
    acting:
      membership?.member?.state === 'active'
        ? actingMemberOf(membership.organization, membership.member)
        : null,
    commandThere: loaded.command,
  };
}
