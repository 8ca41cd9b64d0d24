import { describe, expect, it } from 'vitest';
import { sendImport } from '../../src/domain/imports/send.ts';
import { startImport } from '../../src/domain/imports/start.ts';
import { editInvitation } from '../../src/domain/invitations/edit.ts';
import { resendInvitation } from '../../src/domain/invitations/resend.ts';
import { revokeInvitation } from '../../src/domain/invitations/revoke.ts';
import { editMember } from '../../src/domain/members/edit.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { outcomeOf, startWorld } from './world.ts';

const JOINED = 'Phones,Student Devices';

describe('access is compared by ids', () => {
  it.each([JOINED, 'Phones, Student Devices'])(
    'a Group Admin of “%s” grants no group that the name only reads like',
    async joined => {
      await using world = await startWorld(senturo, [joined, 'Phones', 'Student Devices']);
      const { domain } = world;
      const gina = await world.member('Gina', 'Group Admin', { [joined]: 'admin' });
      const ada = await world.member('Ada', 'Analyst', { [joined]: 'access' });
      const wanted = {
        memberId: ada.id,
        version: 0,
        name: 'Ada',
        role: 'Analyst',
        groups: [world.groupId('Phones'), world.groupId('Student Devices')],
      };
      expect(await outcomeOf(editMember(domain, gina.actor, wanted))).toBe('cannot-grant');
      expect(await outcomeOf(editMember(domain, gina.actor, { ...wanted, memberId: gina.id }))).toBe(
        'own-access',
      );
      expect(await world.holds(ada.id)).toBe(`Analyst in ${joined} (access)`);

      const admin = await world.member('Grace', 'Admin');
      const { changes } = await editMember(domain, admin.actor, wanted);
      expect(changes).toMatchObject([
        { what: 'groups', from: [`“${joined}”`], to: ['Phones', 'Student Devices'] },
      ]);
      expect(await world.holds(ada.id)).toBe('Analyst in Phones (access), Student Devices (access)');
    },
  );

  it('a level is never taken for a group with the same name', async () => {
    await using world = await startWorld(senturo, ['Phones', 'Phones (admin)']);
    const gina = await world.member('Gina', 'Group Admin', { 'Phones (admin)': 'admin' });
    const ada = await world.member('Ada', 'Analyst', { 'Phones (admin)': 'access' });
    const wanted = { memberId: ada.id, version: 0, name: 'Ada', role: 'Analyst', groups: [] };
    const adminOf = [world.groupId('Phones')];
    expect(await outcomeOf(editMember(world.domain, gina.actor, { ...wanted, adminOf }))).toBe(
      'cannot-grant',
    );
    expect(await world.holds(ada.id)).toBe('Analyst in Phones (admin) (access)');
  });

  it('an invitation and a row of a file compare groups by ids too', async () => {
    await using world = await startWorld(senturo, [JOINED, 'Phones', 'Student Devices']);
    const { db, domain, organization, clock } = world;
    const gina = await world.member('Gina', 'Group Admin', { [JOINED]: 'admin' });
    const ada = await world.member('Ada', 'Analyst', { [JOINED]: 'access' });
    const { id: invitationId } = await db.invitation.create({
      data: {
        organizationId: organization.id,
        email: 'new@x.example',
        roleId: world.roleId('Analyst'),
        inviterId: gina.id,
        createdAt: clock.now(),
        sentAt: clock.now(),
        grants: { create: [{ groupId: world.groupId(JOINED), level: 'access' }] },
      },
    });
    const groups = [world.groupId('Phones'), world.groupId('Student Devices')];
    expect(
      await outcomeOf(editInvitation(domain, gina.actor, { invitationId, role: 'Analyst', groups })),
    ).toBe('cannot-grant');

    const row = (email: string) => ({ line: 2, email, role: 'Analyst', groups: 'Student Devices', name: '' });
    const importId = await startImport(domain, gina.actor, {
      organizationId: organization.id,
      fileName: null,
      requestKey: 'file',
      rows: [row('ada@x.example'), row('new@x.example')],
      notifyUploader: false,
    });
    expect(await outcomeOf(sendImport(domain, gina.actor, { importId }))).toBe('nothing-to-send');
    expect(await world.holds(ada.id)).toBe(`Analyst in ${JOINED} (access)`);
  });

  it('a role is the same once it has another name, and another one where only the case differs', async () => {
    await using world = await startWorld(crowdsec);
    const { db, domain } = world;
    const admin = await world.member('Margaret', 'ADMIN');
    const ada = await world.member('Ada', 'VIEWER');
    await db.role.update({ where: { id: world.roleId('VIEWER') }, data: { name: 'Reader' } });
    const wanted = { memberId: ada.id, version: 0, name: 'Ada', groups: [] };
    const same = await editMember(domain, admin.actor, { ...wanted, role: world.roleId('VIEWER') });
    expect(same.changes).toEqual([]);
    await db.role.update({ where: { id: world.roleId('OWNER') }, data: { name: 'READER' } });
    expect(await outcomeOf(editMember(domain, admin.actor, { ...wanted, role: world.roleId('OWNER') }))).toBe(
      'cannot-grant',
    );
  });
});

describe('an invitation beyond a person’s rights', () => {
  it('an invitation beyond a person’s rights isn’t sent again by them, by hand or by a file, nor extended; they can revoke it', async () => {
    await using world = await startWorld(crowdsec);
    const { db, domain, organization, clock } = world;
    const owner = await world.member('Grace', 'OWNER');
    const admin = await world.member('Margaret', 'ADMIN');
    await db.organization.updateMany({ data: { invitationDays: 14 } });
    const { id: invitationId } = await db.invitation.create({
      data: {
        organizationId: organization.id,
        email: 'boss@x.example',
        roleId: world.roleId('OWNER'),
        inviterId: owner.id,
        createdAt: clock.now(),
        sentAt: clock.now(),
        expiresAt: new Date(clock.now().getTime() + 86_400_000),
      },
    });
    const before = await db.invitation.findMany();
    clock.advance(60_000);
    expect(await outcomeOf(resendInvitation(domain, admin.actor, { invitationId }))).toBe('cannot-grant');
    const importId = await startImport(domain, admin.actor, {
      organizationId: organization.id,
      fileName: null,
      requestKey: 'file',
      rows: [{ line: 2, email: 'boss@x.example', role: 'VIEWER', groups: '', name: '' }],
      notifyUploader: false,
    });
    expect(await outcomeOf(sendImport(domain, admin.actor, { importId }))).toBe('nothing-to-send');
    expect(
      await outcomeOf(editInvitation(domain, admin.actor, { invitationId, role: 'VIEWER', groups: [] })),
    ).toBe('cannot-grant');
    expect(await db.invitation.findMany()).toEqual(before);
    expect(await outcomeOf(resendInvitation(domain, owner.actor, { invitationId }))).toBe('done');
    expect(await outcomeOf(revokeInvitation(domain, admin.actor, { invitationId }))).toBe('done');
  });

  it('a file can’t change an invitation by the level that it grants in a group, as by hand', async () => {
    await using world = await startWorld(senturo);
    const { db, domain, organization, clock } = world;
    await db.role.update({
      where: { id: world.roleId('Broadcaster') },
      data: { capabilities: ['invitation:create', 'invitation:read'] },
    });
    const bea = await world.member('Bea', 'Broadcaster');
    const owner = await world.member('Grace', 'Admin');
    const { id: invitationId } = await db.invitation.create({
      data: {
        organizationId: organization.id,
        email: 'new@x.example',
        roleId: world.roleId('Analyst'),
        inviterId: owner.id,
        createdAt: clock.now(),
        sentAt: clock.now(),
        grants: { create: [{ groupId: world.groupId('Phones'), level: 'admin' }] },
      },
    });
    clock.advance(60_000);
    expect(await outcomeOf(resendInvitation(domain, bea.actor, { invitationId }))).toBe('cannot-grant');
    const importId = await startImport(domain, bea.actor, {
      organizationId: organization.id,
      fileName: null,
      requestKey: 'file',
      rows: [{ line: 2, email: 'new@x.example', role: 'Analyst', groups: 'Laptops', name: '' }],
      notifyUploader: false,
    });
    expect(await outcomeOf(sendImport(domain, bea.actor, { importId }))).toBe('nothing-to-send');
  });
});
