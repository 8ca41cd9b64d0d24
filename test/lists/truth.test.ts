import { expect, it } from 'vitest';
import type { DeliveryFilter } from '../../src/domain/invitations/list/store.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { startWorld } from '../members/world.ts';
import { readInvited } from './crowd.ts';

type Status = 'queued' | 'delivered' | 'failed' | 'waiting';

it('a delivery filter leaves the invitations with that status: the newest message counts, and one that waits for an approver has no other', async () => {
  await using world = await startWorld(crowdsec);
  const { actor, id: inviterId } = await world.member('Grace', 'OWNER');
  const { db, organization, roleId, clock } = world;
  const at = clock.now();
  const cases: { name: string; sent: Status[]; other?: Status; isAwaitingApproval?: boolean }[] = [
    { name: 'failed', sent: ['failed'] },
    { name: 'failed again', sent: ['delivered', 'failed'] },
    { name: 'sent again', sent: ['failed', 'delivered'] },
    { name: 'on its way again', sent: ['failed', 'queued'] },
    { name: 'waiting', sent: ['waiting'] },
    { name: 'came here', sent: ['waiting', 'delivered'] },
    { name: 'only another message failed', sent: ['delivered'], other: 'failed' },
    { name: 'held', sent: ['failed'], isAwaitingApproval: true },
    { name: 'not sent', sent: [] },
  ];
  for (const { name, sent, other, isAwaitingApproval } of cases) {
    const delivery = (message: string) => (status: Status) => ({
      organizationId: organization.id,
      message,
      status,
      ...(status === 'failed' && { reason: 'user_disabled' }),
      createdAt: at,
    });
    const { id: invitationId } = await db.invitation.create({
      data: {
        organizationId: organization.id,
        email: `${name.replaceAll(' ', '.')}@x.example`,
        name,
        roleId: roleId('VIEWER'),
        inviterId,
        createdAt: at,
        sentAt: at,
        ...(isAwaitingApproval && { awaitingApprovalAt: at }),
      },
    });
    for (const data of [...sent.map(delivery('invitation')), ...(other ? [delivery('other')(other)] : [])]) {
      await db.delivery.create({ data: { ...data, invitationId } });
    }
  }
  const crowd = { world, actor, members: [], invitations: [] };
  const shown = async (deliveryFilter: DeliveryFilter) => {
    const { items, total } = await readInvited(crowd, { deliveryFilter })(null);
    expect(total).toEqual({ count: items.length, isExact: true });
    return items.map(({ name }) => name);
  };
  expect(await shown('failed')).toEqual(['failed again', 'failed']);
  expect(await shown('waiting')).toEqual(['waiting']);
  expect(await shown('held')).toEqual(['held']);
});
