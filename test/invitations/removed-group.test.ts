import { expect, it } from 'vitest';
import { removeGroup } from '../../src/domain/groups/manage.ts';
import { peopleCsv } from '../../src/domain/imports/csv/export.ts';
import { allInvited, exportInvitations } from '../../src/domain/invitations/invited-users.ts';
import { secaro } from '../../src/domain/role-templates/secaro.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { startWorld } from '../members/world.ts';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { setUp, untilIdle } from '../support/story.ts';

const ALL = 'Access to all device groups';
const settled = ['accepted', 'declined', 'revoked', 'expired'] as const;
const labels = { accepted: 'Accepted', declined: 'Declined', revoked: 'Revoked', expired: 'Expired' };

it.each(settled)(
  'the list never says that an invitation (%s) gave all groups after its only group was removed',
  async status => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await grace.command('/invite margaret@x.example as Analyst in "Student Devices"');
    await grace.command('/invite radia@x.example as Analyst');
    await untilIdle(foyer);
    await db.invitation.updateMany({ data: { status, resolvedAt: foyer.clock.now() } });
    await grace.command('/invite groups');
    await grace.press(shown(grace), 'Remove', { nth: 0 });
    await grace.submit();
    await untilIdle(foyer);
    expect(await db.group.count({ where: { name: 'Student Devices' } })).toBe(0);
    await grace.closeModal();
    await grace.command('/invite pending');
    await grace.press(shown(grace), 'Search and filter');
    await grace.fill({ Status: labels[status] });
    await grace.submit();
    const text = shown(grace).plain();
    expect(text).toContain('Analyst · (device group removed)');
    expect(text).toContain('Analyst · all device groups');
    await grace.press(shown(grace), 'Invite again', { nth: 1 });
    expect(shown(grace).plain()).toContain('the group of the earlier invitation was removed');
    await grace.submit();
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(0);
    await grace.press(shown(grace), 'Add another');
    expect(shown(grace).plain()).not.toContain(ALL);
    await grace.fill({ 'Device groups': ['Teacher Laptops'] });
    await grace.submit();
    await untilIdle(foyer);
    const found = await db.invitation.findMany({ where: { status: 'pending' }, include: { grants: true } });
    expect(found.map(({ email, grants }) => [email, grants.length])).toEqual([['margaret@x.example', 1]]);
  },
);

it('a downloaded invitation whose only group was removed has a cell that no upload takes for all groups', async () => {
  for (const template of [senturo, secaro]) {
    await using world = await startWorld(template);
    const { domain, db, clock, organization, groupId } = world;
    const [top] = organization.roles.filter(({ capabilities }) => capabilities.includes('organization:edit'));
    const grace = await world.member('Grace', top?.name ?? '');
    const both = ['Phones', 'Laptops'];
    for (const [email, groups] of Object.entries({ none: [], one: ['Phones'], two: both })) {
      await db.invitation.create({
        data: {
          organizationId: organization.id,
          email: `${email}@x.example`,
          roleId: organization.roles.at(-1)?.id ?? '',
          inviterId: grace.id,
          status: 'expired',
          createdAt: clock.now(),
          sentAt: clock.now(),
          resolvedAt: clock.now(),
          grants: { create: groups.map(name => ({ groupId: groupId(name), level: 'access' })) },
        },
      });
    }
    const cells = async () => {
      const { from: _, ...wanted } = { ...allInvited, status: 'expired' as const };
      const { batches } = await exportInvitations(domain, grace.actor, organization.id, wanted);
      let text = '';
      for await (const piece of peopleCsv(batches, both)) text += piece;
      const lines = text.split('\r\n').filter(line => line.includes('@'));
      return lines.map(line => line.split(',')[2]);
    };
    const lost = template === senturo ? '(group removed)' : '';
    await removeGroup(domain, grace.actor, { groupId: groupId('Phones') });
    expect(await cells()).toEqual(['Laptops', lost, '']);
    await removeGroup(domain, grace.actor, { groupId: groupId('Laptops') });
    expect(await cells()).toEqual([lost, lost, '']);
  }
});
