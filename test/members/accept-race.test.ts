import { expect, it } from 'vitest';
import { acceptInvitation } from '../../src/domain/invitations/accept.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { deactivateMember } from '../../src/domain/members/deactivate.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { somebody } from '../domain/people.ts';
import { outcomeOf, startWorld } from './world.ts';

it('deactivating the inviter while the invitee accepts ends with a member who joined before, or with nobody without an approver', async () => {
  await using world = await startWorld(crowdsec);
  const { db, domain, organization, workspaceId } = world;
  const owner = await world.member('Grace', 'OWNER');
  for (let round = 0; round < 16; round += 1) {
    const inviter = await world.member(`Inviter${round}`, 'ADMIN');
    const invitee = somebody({
      workspaceId,
      slackUserId: `UNEW${round}`,
      email: `new${round}@x.example`,
      name: `New ${round}`,
    });
    const { id: invitationId } = await invite(domain, inviter.actor, {
      organizationId: organization.id,
      email: invitee.email ?? '',
      name: null,
      role: 'EDITOR',
      groups: [],
      note: null,
      person: invitee,
      requestKey: null,
    });
    const acts = [
      () => outcomeOf(acceptInvitation(domain, invitee, { invitationId })),
      () => outcomeOf(deactivateMember(domain, owner.actor, { memberId: inviter.id })),
    ];
    if (round % 2) acts.reverse();
    expect(await Promise.all(acts.map(act => act()))).toEqual(['done', 'done']);
    const [{ status, awaitingApprovalAt }, joined, order] = await Promise.all([
      db.invitation.findUniqueOrThrow({ where: { id: invitationId } }),
      db.member.count({ where: { slackUserId: invitee.slackUserId } }),
      db.auditEntry.findMany({
        where: { subject: { in: [invitee.email ?? '', inviter.actor.email ?? ''] } },
        orderBy: { id: 'asc' },
      }),
    ]);
    expect(joined).toBe(status === 'accepted' ? 1 : 0);
    if (joined === 0) {
      expect(status).toBe('pending');
      expect(awaitingApprovalAt).not.toBeNull();
      expect(order.map(({ action }) => action)).not.toContain('invitation.accept');
    }
    expect(await world.holds(inviter.id)).toBe('ADMIN, deactivated');
  }
});
