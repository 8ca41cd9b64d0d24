import type { Member } from '../access/store.ts';
import type { Person } from '../domain.ts';
import type { EventOf } from '../events.ts';

/** Facts about a member and the actor that each event carries, from what an operation has read. */
export function aboutMember(
  {
    id,
    organizationId,
    slackUserId,
    email,
    grants,
  }: Omit<Member, 'role' | 'grants'> & {
    grants: readonly { groupId: string }[];
  },
  by: Pick<Member, 'id'>,
  actor: Person,
): Omit<EventOf<'member.deactivated'>, 'type' | 'hasLeft'> {
  return {
    organizationId,
    member: { id, slackUserId, email },
    by: { memberId: by.id, slackUserId: actor.slackUserId },
    groups: grants.map(({ groupId }) => groupId),
  };
}
