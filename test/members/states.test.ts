import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { sendImport } from '../../src/domain/imports/send.ts';
import { startImport } from '../../src/domain/imports/start.ts';
import { deactivateMember, deactivationConsequences } from '../../src/domain/members/deactivate.ts';
import { editMember } from '../../src/domain/members/edit.ts';
import { reactivateMember } from '../../src/domain/members/reactivate.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { outcomeOf, startWorld } from './world.ts';

describe('deactivating a member', () => {
  it('a deactivation ends the member’s rights at once, keeps them on the list, and notifies them', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    const linus = await world.member('Linus', 'ADMIN', { Phones: 'access' });
    const ada = await world.member('Ada', 'VIEWER');
    await deactivateMember(world.domain, owner.actor, { memberId: linus.id });
    await deactivateMember(world.domain, owner.actor, { memberId: linus.id });
    expect(await world.holds(linus.id)).toBe('ADMIN in Phones (access), deactivated');
    const acts = deactivateMember(world.domain, linus.actor, { memberId: ada.id });
    expect(await outcomeOf(acts)).toBe('not-allowed');
    expect(await world.db.auditEntry.findMany()).toMatchObject([
      { action: 'member.deactivate', before: { state: 'active' }, after: { state: 'deactivated' } },
    ]);
    expect(await world.db.delivery.findMany()).toMatchObject([
      { message: 'member-deactivated', recipient: 'ULINUS', initiatorId: owner.id },
    ]);
  });

  it('a deactivation says beforehand which groups are left without an admin and which invitations are pending', async () => {
    await using world = await startWorld(senturo);
    const admin = await world.member('Grace', 'Admin');
    const boss = await world.member('Boss', 'Group Admin', { Phones: 'admin', Laptops: 'admin' });
    await world.member('Linus', 'Group Admin', { Laptops: 'admin' });
    await world.member('Gone', 'Group Admin', { Phones: 'admin' }, { state: 'deactivated' });
    await world.db.invitation.create({
      data: {
        organizationId: world.organization.id,
        email: 'new@x.example',
        roleId: world.roleId('Remote'),
        inviterId: boss.id,
        createdAt: world.clock.now(),
        sentAt: world.clock.now(),
      },
    });
    expect(await deactivationConsequences(world.domain, admin.actor, boss.id)).toMatchObject({
      pendingInvitations: 1,
      groupsWithoutAdmin: ['Phones'],
    });
  });

  it('nobody can deactivate themselves, nor the last member with the top role', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    await world.db.role.updateMany({
      where: { name: 'ADMIN' },
      data: {
        capabilities: ['member:deactivate', 'member:edit', ...(crowdsec.roles[0]?.capabilities ?? [])],
      },
    });
    const equal = await world.member('Linus', 'ADMIN');
    const deactivate = (who: typeof owner, by: typeof owner) =>
      outcomeOf(deactivateMember(world.domain, by.actor, { memberId: who.id }));
    expect(await deactivate(owner, owner)).toBe('own-deactivation');
    expect(await deactivate(owner, equal)).toBe('last-holder');
    const demotion = { memberId: owner.id, version: 0, name: 'Grace', role: 'VIEWER', groups: [] };
    expect(await outcomeOf(editMember(world.domain, equal.actor, demotion))).toBe('last-holder');
    expect(await outcomeOf(deactivationConsequences(world.domain, equal.actor, owner.id))).toBe(
      'last-holder',
    );
    await world.member('Second', 'OWNER');
    expect(await deactivate(owner, equal)).toBe('done');
  });

  it('one owner is left when two demote, or deactivate, each other at the same moment', async () => {
    await using world = await startWorld(crowdsec);
    const owners = [await world.member('Grace', 'OWNER'), await world.member('Linus', 'OWNER')];
    const [one, two] = owners as [(typeof owners)[0], (typeof owners)[0]];
    const demote = (who: typeof one, by: typeof one, name: string, version: number) =>
      editMember(world.domain, by.actor, { memberId: who.id, version, name, role: 'VIEWER', groups: [] });
    for (let round = 0; round < 10; round += 1) {
      const { version: v1 } = await world.db.member.findUniqueOrThrow({ where: { id: one.id } });
      const { version: v2 } = await world.db.member.findUniqueOrThrow({ where: { id: two.id } });
      const outcomes = await Promise.all(
        round % 2
          ? [outcomeOf(demote(one, two, 'Grace', v1)), outcomeOf(demote(two, one, 'Linus', v2))]
          : [
              outcomeOf(deactivateMember(world.domain, two.actor, { memberId: one.id })),
              outcomeOf(deactivateMember(world.domain, one.actor, { memberId: two.id })),
            ],
      );
      expect(outcomes.sort()).toEqual(['done', 'not-allowed']);
      expect(await world.db.member.count({ where: { role: { name: 'OWNER' }, state: 'active' } })).toBe(1);
      await world.db.member.updateMany({ data: { roleId: world.roleId('OWNER'), state: 'active' } });
    }
  });
});

describe('reactivating a member', () => {
  it('a reactivation gives back the member’s role and groups, and notifies them', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    const ada = await world.member('Ada', 'EDITOR', { Phones: 'access' }, { state: 'deactivated' });
    await reactivateMember(world.domain, owner.actor, { memberId: ada.id });
    await reactivateMember(world.domain, owner.actor, { memberId: ada.id });
    expect(await world.holds(ada.id)).toBe('EDITOR in Phones (access)');
    expect(await world.db.delivery.findMany()).toMatchObject([{ message: 'member-reactivated' }]);
    expect(await world.db.auditEntry.count({ where: { action: 'member.reactivate' } })).toBe(1);
  });

  it('a reactivation withdraws their join request, because nothing is left to decide, by hand or by a file', async () => {
    await using world = await startWorld(crowdsec);
    const { db, domain } = world;
    const organizationId = world.organization.id;
    const owner = await world.member('Grace', 'OWNER');
    const gone = [
      await world.member('Ada', 'EDITOR', {}, { state: 'deactivated' }),
      await world.member('Linus', 'EDITOR', {}, { state: 'deactivated' }),
    ];
    await db.joinRequest.createMany({
      data: gone.map(({ actor: { slackUserId, email, name } }) => ({
        organizationId,
        slackUserId,
        email: email ?? '',
        name,
        createdAt: domain.clock.now(),
      })),
    });
    await reactivateMember(domain, owner.actor, { memberId: gone[0]?.id ?? '' });
    const rows = [{ line: 2, email: gone[1]?.actor.email ?? '', role: 'EDITOR', groups: '', name: '' }];
    const about = { organizationId, fileName: null, requestKey: 'file', notifyUploader: false };
    const importId = await startImport(domain, owner.actor, { ...about, rows });
    await sendImport(domain, owner.actor, { importId });
    const requests = await db.joinRequest.findMany({ select: { status: true } });
    expect(requests).toEqual([{ status: 'withdrawn' }, { status: 'withdrawn' }]);
    expect(await db.auditEntry.count({ where: { action: 'join-request.withdraw' } })).toBe(2);
  });

  it('a reactivation is refused where the actor could not have granted the access, and where no seat is left', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    const admin = await world.member('Linus', 'ADMIN');
    const gone = await world.member('Gone', 'OWNER', {}, { state: 'deactivated' });
    const reactivate = (by: typeof owner) =>
      outcomeOf(reactivateMember(world.domain, by.actor, { memberId: gone.id }));
    expect(await reactivate(admin)).toBe('cannot-manage-member');
    await world.db.organization.updateMany({ data: { seatLimit: 2 } });
    expect(await reactivate(owner)).toBe('no-seat');
    await world.db.organization.updateMany({ data: { seatLimit: 3 } });
    expect(await reactivate(owner)).toBe('done');
  });
});

it('roles that were stored before the new rights existed get them, if they change the organization', async () => {
  await using world = await startWorld(crowdsec);
  const rights = ['member:edit', 'member:deactivate', 'audit:read'];
  const stored = async () =>
    (await world.db.role.findMany({ orderBy: { position: 'asc' } })).map(role =>
      [...role.capabilities].sort(),
    );
  const today = await stored();
  for (const { id, capabilities } of world.organization.roles) {
    const before = capabilities.filter(each => !rights.includes(each));
    await world.db.role.update({ where: { id }, data: { capabilities: before } });
  }
  const folder = new URL('../../prisma/migrations/20261122144600_member_and_audit_rights/', import.meta.url);
  await world.db.$executeRawUnsafe(await readFile(new URL('migration.sql', folder), 'utf8'));
  expect(await stored()).toEqual(today);
});
