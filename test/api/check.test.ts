import { describe, expect, it } from 'vitest';
import { type CheckReason, checkPermission, permissionsIn } from '../../src/domain/access/check.ts';
import type { Member } from '../../src/domain/access/store.ts';
import { roleTemplate } from '../../src/domain/role-templates/index.ts';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp } from '../support/story.ts';
import { clientOf } from './client.ts';

const [A, B] = ['group a', 'group b'];

/** A member with the role of that name. */
function holder(
  templateId: string,
  roleName: string,
  grants: [string, 'access' | 'edit' | 'admin'][],
): Member {
  const { roles } = roleTemplate(templateId);
  const position = roles.findIndex(({ name }) => name === roleName);
  const role = roles[position];
  if (!role) throw new Error(`${templateId} has no ${roleName}.`);
  return {
    state: 'active',
    leftAt: null,
    role: { ...role, position },
    grants: grants.map(([groupId, level]) => ({ groupId, level })),
  } as unknown as Member;
}

type Case = [
  role: string,
  grants: [string, 'access' | 'edit' | 'admin'][],
  what: string,
  group: string | null,
  CheckReason,
];

const cases: Record<string, Case[]> = {
  senturo: [
    ['Admin', [], 'Investigate devices', A, 'allowed'],
    ['Investigator', [[A, 'access']], 'Investigate devices', A, 'allowed'],
    ['Investigator', [[A, 'access']], 'Investigate devices', B, 'group'],
    ['Investigator', [], 'Investigate devices', B, 'allowed'],
    ['Analyst', [], 'Investigate devices', null, 'role'],
    ['Remote', [[A, 'access']], 'See devices', A, 'allowed'],
    ['Group Admin', [[A, 'admin']], 'Invite people', A, 'allowed'],
    ['Group Admin', [[A, 'admin']], 'Invite people', B, 'group'],
    ['Group Admin', [[A, 'admin']], 'Review join requests', A, 'role'],
    ['Group Admin', [[A, 'admin']], 'member:edit', A, 'allowed'],
    ['Admin', [[A, 'access']], 'Invite people', B, 'allowed'],
  ],
  secaro: [
    ['Member', [[A, 'edit']], 'Edit linked facilities', A, 'allowed'],
    ['Member', [[A, 'edit']], 'Edit linked facilities', B, 'group'],
    ['Member', [], 'Edit linked facilities', A, 'group'],
    ['Member', [[A, 'edit']], 'Invite people', A, 'role'],
    ['Member', [[A, 'admin']], 'Invite people', A, 'allowed'],
    ['Member', [[A, 'admin']], 'Invite people', B, 'group'],
    ['Member', [[A, 'admin']], 'Edit other people', A, 'role'],
    ['Organization Admin', [], 'Edit other people', B, 'allowed'],
  ],
  crowdsec: [
    ['OWNER', [], 'organization:own', null, 'allowed'],
    ['ADMIN', [], 'organization:own', null, 'role'],
    ['VIEWER', [], 'invitation:create', A, 'role'],
  ],
};

describe('a permission is checked', () => {
  it.each(Object.entries(cases))('as the matrix of %s says, in the group or at all', (id, rows) => {
    const organization = { template: roleTemplate(id) };
    for (const [role, grants, what, group, reason] of rows) {
      const said = checkPermission(organization, holder(id, role, grants), what, group);
      expect(said, JSON.stringify([role, grants, what, group])).toBe(reason);
    }
  });

  it('as no for people who left Slack or were deactivated, whatever their role', () => {
    const organization = { template: roleTemplate('senturo') };
    const admin = holder('senturo', 'Admin', []);
    for (const gone of [
      { ...admin, state: 'deactivated' as const },
      { ...admin, leftAt: new Date() },
    ]) {
      for (const permission of permissionsIn(organization)) {
        expect(checkPermission(organization, gone, permission, null)).toBe('not-active');
      }
    }
    expect(checkPermission(organization, admin, 'Fly', null)).toBeNull();
  });

  it('a program asks for a person and a group by any of their names', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const ada = await becomeMember(foyer, 'ada', 'Analyst', '"Teacher Laptops"');
    const client = await clientOf(foyer, { scopes: ['access:check'] });
    const ask = async (given: object) =>
      (
        await client.post('/v1/check', {
          member: { slackUserId: ada.id },
          permission: 'Analyse activity',
          ...given,
        })
      ).body;
    expect(await ask({})).toMatchObject({ isAllowed: true, reason: 'allowed' });
    expect(await ask({ group: 'teacher laptops' })).toMatchObject({ isAllowed: true });
    expect(await ask({ group: 'Student Devices' })).toMatchObject({ isAllowed: false, reason: 'group' });
    expect(await ask({ permission: 'Send broadcasts' })).toMatchObject({ isAllowed: false, reason: 'role' });
    expect(await ask({ member: { email: 'nobody@elsewhere.example' } })).toEqual({
      isAllowed: false,
      reason: 'no-member',
      memberId: null,
    });
    expect(await ask({ permission: 'Fly' })).toMatchObject({ status: 422, code: 'unknown-permission' });
    expect(await ask({ group: 'Nowhere' })).toMatchObject({ status: 422, code: 'unknown-group' });
  });
});
