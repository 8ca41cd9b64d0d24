import { describe, expect, it } from 'vitest';
import { groupsProblem } from '../../../src/domain/access/match.ts';
import { roleTemplates } from '../../../src/domain/role-templates/index.ts';
import { type Capability, can, capabilities, grantProblem } from '../../../src/domain/roles.ts';
import { type Giver, groupsHint, rolesOffered } from '../../../src/slack/invitations/groups-hint.ts';

const rights = ['invitation:create', 'member:edit', 'join-request:review'] as const;

/** Every set of rights that a role can have: none, each alone, each missing, and all. */
const sets: readonly (readonly Capability[])[] = [
  [],
  capabilities,
  ...capabilities.map(each => [each]),
  ...capabilities.map(each => capabilities.filter(other => other !== each)),
];

describe.each(roleTemplates)('the hint under the groups, with $id', template => {
  const roles = template.roles.map((role, position) => ({ ...role, id: role.name, position }));
  const organization = { template, roles } as unknown as Giver['organization'];

  /** Everybody who has the right at all: by their role or in a group that they administer. */
  const givers = (by: Capability): Giver[] =>
    [...roles.map(role => role.capabilities), ...sets]
      .flatMap(held => [[], [{ groupId: 'G', level: 'admin' as const }]].map(grants => ({ held, grants })))
      .map(({ held, grants }) => ({
        organization,
        by,
        permissions: {
          role: { id: 'R', name: 'R', capabilities: held },
          grants,
          groupAdminCapabilities: template.groupAdminCapabilities,
        },
      }))
      .filter(({ permissions }) => can(permissions, by));

  it.each(rights)('the hint says what blank means only where blank works, for people who have %s', by => {
    const blankMeansAll = template.blankGroups === 'all';
    for (const giver of givers(by)) {
      const hint = groupsHint(giver, { hidden: 0 });
      for (const role of rolesOffered(giver)) {
        const refused =
          groupsProblem(role, 0) ?? grantProblem(giver.permissions, by, { role, grants: [], blankMeansAll });
        const isSaid = hint.includes('Leaving this blank means') && !hint.includes(`. ${role.name} needs`);
        expect(isSaid, `${role.name}: ${hint}`).toBe(refused === null);
      }
    }
  });

  it('the hint says nothing of blank where groups that aren’t shown stay, or where those before were removed', () => {
    for (const giver of givers('invitation:create')) {
      for (const receiver of [{ hidden: 3 }, { hidden: 0, needsGroups: true }]) {
        expect(groupsHint(giver, receiver)).not.toContain('blank');
      }
    }
  });
});
