import { expect, it } from 'vitest';
import { readAuditLog } from '../../src/domain/audit/audit-log.ts';
import { eraseMember } from '../../src/domain/erasure/store.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { startWorld } from '../members/world.ts';

it('the audit log of a person has what happened to them under each address that they had', async () => {
  await using world = await startWorld(senturo);
  const { domain, db, organization, clock } = world;
  const grace = await world.member('Grace', 'Admin');
  const ada = await world.member('Ada', 'Remote');
  const organizationId = organization.id;
  const before = { organizationId, email: 'before@x.example', memberId: ada.id, until: clock.now() };
  await db.formerAddress.create({ data: before });
  for (const subject of ['before@x.example', 'ada@x.example', 'slack@x.example', 'other@x.example']) {
    const entry = { organizationId, at: clock.now(), actor: 'U1', action: 'member.edit', subject };
    await db.auditEntry.create({ data: entry });
  }
  const person = { slackUserId: ada.actor.slackUserId, email: 'slack@x.example' };
  const { auditLog } = await readAuditLog(domain, grace.actor, organizationId, {
    person,
    noun: null,
    from: null,
  });
  expect(auditLog.entries.map(({ subject }) => subject)).toEqual([
    'slack@x.example',
    'ada@x.example',
    'before@x.example',
  ]);
});

it('erasing a member removes their former addresses, also where their row stays for what others did', async () => {
  await using world = await startWorld(senturo);
  const { db, organization, clock, roleId } = world;
  for (const invites of [false, true]) {
    const { id } = await world.member(`Ada${Number(invites)}`, 'Remote');
    const organizationId = organization.id;
    const before = {
      organizationId,
      email: `before${Number(invites)}@x.example`,
      memberId: id,
      until: clock.now(),
    };
    await db.formerAddress.create({ data: before });
    if (invites) {
      await db.invitation.create({
        data: {
          organizationId,
          email: 'p@x.example',
          roleId: roleId('Remote'),
          inviterId: id,
          createdAt: clock.now(),
          sentAt: clock.now(),
        },
      });
    }
    await db.$transaction(tx => eraseMember(tx, id, `erased-${id}`));
    expect(await db.formerAddress.count()).toBe(0);
    expect(await db.member.count({ where: { id } })).toBe(invites ? 1 : 0);
  }
});
