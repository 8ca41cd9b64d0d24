import { describe, expect, it } from 'vitest';
import { editMember } from '../../src/domain/members/edit.ts';
import { renameSelf } from '../../src/domain/members/rename-self.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { secaro } from '../../src/domain/role-templates/secaro.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { outcomeOf, startWorld } from './world.ts';

const nothingElse = { version: 0, groups: [] as string[] };

describe('editing a member', () => {
  it('an edit changes name, role and groups, is in the audit log with both values, and notifies the person', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    const ada = await world.member('Ada', 'VIEWER', { Phones: 'access' });
    const { changes } = await editMember(world.domain, owner.actor, {
      memberId: ada.id,
      version: 0,
      name: 'Ada King',
      role: 'EDITOR',
      groups: ['Laptops'],
    });
    expect(changes).toEqual([
      { what: 'name', from: 'Ada', to: 'Ada King' },
      { what: 'role', from: 'VIEWER', to: 'EDITOR' },
      {
        what: 'groups',
        from: ['Phones'],
        to: ['Laptops'],
        template: { id: 'crowdsec', blankGroups: 'none' },
      },
    ]);
    expect(await world.holds(ada.id)).toBe('EDITOR in Laptops (access)');
    expect(await world.db.auditEntry.findMany()).toMatchObject([
      {
        actor: 'UGRACE',
        action: 'member.edit',
        subject: 'ada@x.example',
        before: { name: 'Ada', role: 'VIEWER', groups: ['Phones'] },
        after: { name: 'Ada King', role: 'EDITOR', groups: ['Laptops'] },
      },
    ]);
    expect(await world.db.delivery.findMany()).toMatchObject([
      { message: 'member-changed', recipient: 'UADA', status: 'queued', initiatorId: owner.id },
    ]);
  });

  it('an edit saved twice is saved once; saved without a change, nothing happens', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    const ada = await world.member('Ada', 'VIEWER');
    const wanted = { memberId: ada.id, ...nothingElse, name: 'Ada', role: 'EDITOR' };
    await editMember(world.domain, owner.actor, wanted);
    await editMember(world.domain, owner.actor, wanted);
    expect(await world.db.auditEntry.count()).toBe(1);
    expect(await world.db.delivery.count()).toBe(1);
    expect(await world.db.member.findUnique({ where: { id: ada.id } })).toMatchObject({ version: 1 });
  });

  it('the second of two editors reads who changed what, and overwrites nothing', async () => {
    await using world = await startWorld(crowdsec);
    const grace = await world.member('Grace', 'OWNER');
    const linus = await world.member('Linus', 'ADMIN');
    const ada = await world.member('Ada', 'VIEWER');
    const edit = (role: string) => ({ memberId: ada.id, ...nothingElse, name: 'Ada', role });
    const second = { ...edit('VIEWER'), name: 'Ada King' };
    await editMember(world.domain, grace.actor, edit('EDITOR'));
    await expect(editMember(world.domain, linus.actor, second)).rejects.toMatchObject({
      code: 'member-changed',
      data: { who: 'Ada', by: 'Grace', changes: [{ what: 'role', from: 'VIEWER', to: 'EDITOR' }] },
    });
    expect(await world.holds(ada.id)).toBe('EDITOR');
  });

  it('of two edits at the same moment exactly one is saved', async () => {
    await using world = await startWorld(crowdsec);
    const grace = await world.member('Grace', 'OWNER');
    const linus = await world.member('Linus', 'OWNER');
    for (let round = 0; round < 10; round += 1) {
      const { id: memberId } = await world.member(`p${round}`, 'VIEWER');
      const edit = (role: string) => ({ memberId, ...nothingElse, name: `p${round}`, role });
      const outcomes = await Promise.all([
        outcomeOf(editMember(world.domain, grace.actor, edit('EDITOR'))),
        outcomeOf(editMember(world.domain, linus.actor, edit('ADMIN'))),
      ]);
      expect(outcomes.sort()).toEqual(['done', 'member-changed']);
      expect(await world.db.auditEntry.count({ where: { subject: `p${round}@x.example` } })).toBe(1);
    }
  });

  it('an ADMIN can’t edit an OWNER, nor make one', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    const admin = await world.member('Linus', 'ADMIN');
    const viewer = await world.member('Ada', 'VIEWER');
    const edit = (memberId: string, name: string, role: string) =>
      outcomeOf(editMember(world.domain, admin.actor, { memberId, ...nothingElse, name, role }));
    expect(await edit(owner.id, 'Grace', 'VIEWER')).toBe('cannot-manage-member');
    expect(await edit(owner.id, 'Else', 'OWNER')).toBe('cannot-manage-member');
    expect(await edit(viewer.id, 'Ada', 'OWNER')).toBe('cannot-grant');
    expect(await edit(viewer.id, 'Ada', 'ADMIN')).toBe('done');
  });

  it('a Group Admin changes people of their own device groups only, and into those only', async () => {
    await using world = await startWorld(senturo);
    await world.member('Grace', 'Admin');
    const boss = await world.member('Boss', 'Group Admin', { Phones: 'admin' });
    const inside = await world.member('Ada', 'Analyst', { Phones: 'access' });
    const both = await world.member('Linus', 'Analyst', { Phones: 'access', Laptops: 'access' });
    const all = await world.member('Pat', 'Analyst');
    const edit = (memberId: string, name: string, role: string, groups: string[]) =>
      outcomeOf(editMember(world.domain, boss.actor, { memberId, version: 0, name, role, groups }));
    expect(await edit(both.id, 'Linus', 'Remote', ['Phones'])).toBe('cannot-manage-member');
    expect(await edit(all.id, 'Pat', 'Remote', ['Phones'])).toBe('cannot-manage-member');
    expect(await edit(inside.id, 'Ada', 'Analyst', ['Laptops'])).toBe('cannot-grant');
    expect(await edit(inside.id, 'Ada', 'Analyst', [])).toBe('cannot-grant');
    expect(await edit(inside.id, 'Ada', 'Admin', ['Phones'])).toBe('cannot-grant');
    expect(await edit(inside.id, 'Ada', 'Group Admin', ['Phones'])).toBe('done');
    expect(await world.holds(inside.id)).toBe('Group Admin in Phones (admin)');
  });

  it('an edit grants a level in each facility: can edit some, admin for others', async () => {
    await using world = await startWorld(secaro);
    const admin = await world.member('Grace', 'Organization Admin');
    const ada = await world.member('Ada', 'Member');
    await editMember(world.domain, admin.actor, {
      memberId: ada.id,
      version: 0,
      name: 'Ada',
      role: 'Member',
      groups: ['Phones', 'Laptops'],
      adminOf: ['Laptops'],
    });
    expect(await world.holds(ada.id)).toBe('Member in Laptops (admin), Phones (edit)');
  });

  it('an admin of a facility can’t edit others: only Organization Admins can', async () => {
    await using world = await startWorld(secaro);
    await world.member('Grace', 'Organization Admin');
    const boss = await world.member('Boss', 'Member', { Phones: 'admin' });
    const ada = await world.member('Ada', 'Member', { Phones: 'edit' });
    const edit = { memberId: ada.id, version: 0, name: 'Else', role: 'Member', groups: ['Phones'] };
    expect(await outcomeOf(editMember(world.domain, boss.actor, edit))).toBe('not-allowed');
  });

  it('people can change their own name, and neither their own role nor groups', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    await world.member('Linus', 'OWNER');
    const ada = await world.member('Ada', 'VIEWER');
    const self = (role: string, groups: string[]) =>
      outcomeOf(
        editMember(world.domain, owner.actor, { memberId: owner.id, version: 0, name: 'G.', role, groups }),
      );
    expect(await self('ADMIN', [])).toBe('own-access');
    expect(await self('OWNER', ['Phones'])).toBe('own-access');
    expect(await self('OWNER', [])).toBe('done');
    const { organization, domain } = world;
    await renameSelf(domain, ada.actor, { organizationId: organization.id, name: ' Ada  King ' });
    expect(await world.db.member.findUnique({ where: { id: ada.id } })).toMatchObject({ name: 'Ada King' });
    expect(await world.db.delivery.count()).toBe(0);
    expect(
      await outcomeOf(renameSelf(domain, ada.actor, { organizationId: organization.id, name: ' ' })),
    ).toBe('invalid-name');
  });

  it('an edit needs no seat', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    const ada = await world.member('Ada', 'VIEWER');
    await world.db.organization.updateMany({ data: { seatLimit: 1 } });
    const edit = { memberId: ada.id, ...nothingElse, name: 'Ada', role: 'EDITOR' };
    expect(await outcomeOf(editMember(world.domain, owner.actor, edit))).toBe('done');
  });
});
