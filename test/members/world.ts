import { ManualClock } from 'local-slack';
import type { Domain, Person } from '../../src/domain/domain.ts';
import { DomainError } from '../../src/domain/errors.ts';
import type { RoleTemplate } from '../../src/domain/role-templates/template.ts';
import type { GroupLevel } from '../../src/domain/roles.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { somebody } from '../domain/people.ts';
import { createTestDatabase } from '../support/database.ts';

/** An organization on a database of its own, with people in it; no Slack. */
export async function startWorld(template: RoleTemplate, groupNames = ['Phones', 'Laptops']) {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = new ManualClock();
  const domain: Domain = { db, clock, commitChanges };
  const workspace = await db.workspace.create({
    data: { slackTeamId: 'T1', name: 'W', botUserId: 'UBOT', createdAt: clock.now() },
  });
  const organization = await db.organization.create({
    data: {
      workspaceId: workspace.id,
      name: 'Lovelace Labs',
      template: template.id,
      createdAt: clock.now(),
      roles: {
        create: template.roles.map((role, position) => ({
          ...role,
          capabilities: [...role.capabilities],
          position,
        })),
      },
      groups: { create: groupNames.map(name => ({ name })) },
    },
    include: { roles: { orderBy: { position: 'asc' } }, groups: true },
  });
  const roleId = (name: string) => organization.roles.find(role => role.name === name)?.id ?? '';
  const groupId = (name: string) => organization.groups.find(group => group.name === name)?.id ?? '';
  return {
    domain,
    db,
    clock,
    organization,
    workspaceId: workspace.id,
    roleId,
    groupId,
    /** A member, as the person who acts and as the row acted upon. */
    async member(
      name: string,
      role: string,
      grants: Record<string, GroupLevel> = {},
      about: { state?: 'active' | 'deactivated' } = {},
    ): Promise<{ id: string; actor: Person }> {
      const actor = somebody({
        workspaceId: workspace.id,
        slackUserId: `U${name.toUpperCase()}`,
        email: `${name.toLowerCase()}@x.example`,
        name,
      });
      const { id } = await db.member.create({
        data: {
          organizationId: organization.id,
          email: actor.email ?? '',
          name,
          slackUserId: actor.slackUserId,
          roleId: roleId(role),
          joinedAt: clock.now(),
          grants: {
            create: Object.entries(grants).map(([group, level]) => ({ groupId: groupId(group), level })),
          },
          ...about,
        },
      });
      return { id, actor };
    },
    /** "Role in Group (level), …" of a member, and their state where they are not active. */
    async holds(id: string): Promise<string> {
      const found = await db.member.findUniqueOrThrow({
        where: { id },
        include: { role: true, grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } } },
      });
      const groups = found.grants.map(({ group, level }) => `${group.name} (${level})`).join(', ');
      return `${found.role.name}${groups && ` in ${groups}`}${found.state === 'active' ? '' : ', deactivated'}`;
    },
    [Symbol.asyncDispose]: () => database.drop(),
  };
}

export type MembersWorld = Awaited<ReturnType<typeof startWorld>>;

/** The code of the expected failure with which it ends, or "done". */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
