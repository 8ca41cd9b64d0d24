import fc from 'fast-check';
import { ManualClock } from 'local-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Domain, Person } from '../../src/domain/domain.ts';
import { acceptInvitation } from '../../src/domain/invitations/accept.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { deactivateMember } from '../../src/domain/members/deactivate.ts';
import { editMember } from '../../src/domain/members/edit.ts';
import { reactivateMember } from '../../src/domain/members/reactivate.ts';
import { insertOrganization } from '../../src/domain/organizations/store.ts';
import { roleTemplates } from '../../src/domain/role-templates/index.ts';
import type { RoleTemplate } from '../../src/domain/role-templates/template.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { somebody } from '../domain/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { outcomeOf } from './world.ts';

const GROUPS = ['A', 'B', 'C'];
const PEOPLE = 5;
const STEPS = 12;
const RUNS = 40;

/** One person as the tables have them. */
interface Permissions {
  id: string;
  role: string;
  state: string;
  grants: { group: string; level: string }[];
}

/**
 * What somebody holds, as atoms: "capability@*", "capability@group", "in@group" and, where no group means all,
 * "in@*". Told here anew from the articles, without the rules under test.
 */
function holdings(template: RoleTemplate, { role, grants }: Permissions): string[] {
  const capabilities = template.roles.find(({ name }) => name === role)?.capabilities ?? [];
  const admin = grants.filter(({ level }) => level === 'admin');
  return [
    ...capabilities.map(each => `${each}@*`),
    ...admin.flatMap(({ group }) => template.groupAdminCapabilities.map(each => `${each}@${group}`)),
    ...grants.map(({ group }) => `in@${group}`),
    ...(grants.length === 0 && template.blankGroups === 'all' ? ['in@*'] : []),
  ];
}

/** Could that person have given all of this by that capability? */
function couldGive(template: RoleTemplate, giver: Permissions, by: string, access: Permissions): boolean {
  if (giver.state !== 'active') return false;
  const has = new Set(holdings(template, giver));
  const owns = (what: string, where: string) => has.has(`${what}@*`) || has.has(`${what}@${where}`);
  const given = holdings(template, access);
  // Who belongs to no group at all is only in the reach of those who act everywhere.
  if (access.grants.length === 0 && !has.has(`${by}@*`)) return false;
  return given.every(atom => {
    const [what = '', where = ''] = atom.split('@');
    return what === 'in' ? owns(by, where) : owns(what, where);
  });
}

interface Step {
  kind: 'edit' | 'deactivate' | 'reactivate' | 'invite' | 'accept';
  by: number;
  whom: number;
  role: number;
  groups: string[];
  adminOf: string[];
}

const some = fc.subarray(GROUPS);
const few = fc.subarray(GROUPS, { minLength: 1, maxLength: 2 });
/** Often the second role: Senturo's Group Admin, CrowdSec's ADMIN, whose reach has an edge. */
const second = fc.oneof(fc.nat(), fc.constant(1));
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('edit', 'edit', 'edit', 'deactivate', 'reactivate', 'invite', 'accept'),
  by: fc.nat(PEOPLE - 1),
  whom: fc.nat(PEOPLE + 1),
  role: fc.nat(),
  groups: some,
  adminOf: some,
});
/** What somebody holds at the beginning. */
type Start = Pick<Step, 'role' | 'groups' | 'adminOf'>;

const start: fc.Arbitrary<Start> = fc.record({
  role: second,
  groups: few,
  adminOf: fc.subarray(GROUPS, { maxLength: 2 }),
});
const scene = fc.record({
  people: fc.array(start, { minLength: PEOPLE, maxLength: PEOPLE }),
  steps: fc.array(step, { minLength: STEPS, maxLength: STEPS }),
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function begin(template: RoleTemplate, people: Start[]) {
  const { db } = database;
  const clock = new ManualClock();
  const domain: Domain = { db, clock, commitChanges };
  const unique = Math.random().toString(36).slice(2);
  const workspace = await db.workspace.create({
    data: { slackTeamId: unique, name: 'W', botUserId: 'UBOT', createdAt: clock.now() },
  });
  const organization = await insertOrganization(db, {
    workspaceId: workspace.id,
    name: 'Org',
    template,
    groups: GROUPS,
    approvalsChannelId: null,
    domains: [],
    createdAt: clock.now(),
  });
  const organizationId = organization.id;
  const groups = await db.group.findMany({ where: { organizationId } });
  const groupId = (name: string) => groups.find(group => group.name === name)?.id ?? '';
  const person = (index: number): Person =>
    somebody({
      workspaceId: workspace.id,
      slackUserId: `U${index}`,
      email: `p${index}@x.example`,
      name: `p${index}`,
    });
  for (const [index, { role, groups: names, adminOf }] of people.entries()) {
    const held = organization.roles[index === 0 ? 0 : role % organization.roles.length];
    if (!held) throw new Error('There are roles.');
    const levels = new Map([
      ...names.map(name => [name, held.groupLevel] as const),
      ...(template.id === 'secaro' ? adminOf.map(name => [name, 'admin'] as const) : []),
    ]);
    await db.member.create({
      data: {
        organizationId,
        email: `p${index}@x.example`,
        name: `p${index}`,
        slackUserId: `U${index}`,
        roleId: held.id,
        joinedAt: clock.now(),
        grants: { create: [...levels].map(([name, level]) => ({ groupId: groupId(name), level })) },
      },
    });
  }
  /** Everybody as they stand, by their number. */
  const everybody = async (): Promise<Map<number, Permissions & { version: number }>> => {
    const found = await db.member.findMany({
      where: { organizationId },
      include: { role: true, grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } } },
    });
    return new Map(
      found.map(({ id, name, role, state, version, grants }) => [
        Number(name.slice(1)),
        {
          id,
          role: role.name,
          state,
          version,
          grants: grants.map(({ group, level }) => ({ group: group.name, level })),
        },
      ]),
    );
  };
  return { domain, organization, person, everybody };
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** Does one step; returns who it was about and who answers for what they got, by their numbers. */
async function act(
  { domain, organization, person }: Begun,
  before: Map<number, Permissions & { version: number }>,
  { kind, by, whom, role: nth, groups, adminOf }: Step,
) {
  const role = organization.roles[nth % organization.roles.length]?.name ?? '';
  const [actor, target] = [person(by), before.get(whom)];
  const about = { whom, giver: by, capability: kind === 'edit' ? 'member:edit' : 'member:deactivate' };
  const memberId = target?.id;
  const { db } = domain;
  if (kind === 'invite') {
    const work = invite(domain, actor, {
      organizationId: organization.id,
      email: `p${whom}@x.example`,
      name: `p${whom}`,
      role,
      groups,
      note: null,
      person: person(whom),
      requestKey: null,
    });
    return { ...about, outcome: await outcomeOf(work), changesMembers: false };
  }
  if (kind === 'accept') {
    const pending = await db.invitation.findFirst({
      where: { organizationId: organization.id, status: 'pending', email: `p${whom}@x.example` },
      include: { inviter: true },
    });
    if (!pending) return null;
    const outcome = await outcomeOf(acceptInvitation(domain, person(whom), { invitationId: pending.id }));
    const giver = Number(pending.inviter.name.slice(1));
    return { ...about, giver, capability: 'invitation:create', outcome, changesMembers: true };
  }
  if (!memberId) return null;
  const chosen = organization.template.id === 'secaro' ? { adminOf } : {};
  const edit = { memberId, version: target.version, name: `p${whom}`, role, groups, ...chosen };
  const work =
    kind === 'edit'
      ? editMember(domain, actor, edit)
      : kind === 'deactivate'
        ? deactivateMember(domain, actor, { memberId })
        : reactivateMember(domain, actor, { memberId });
  return { ...about, outcome: await outcomeOf(work), changesMembers: true };
}

describe.each(roleTemplates)('whatever people of $name do, one after the other', template => {
  it('nobody gets what nobody could grant, nobody is changed without the right, and the top role keeps a member, whatever people do', async () => {
    const top = template.roles[0]?.name;
    const done: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(scene, async ({ people, steps }) => {
        const world = await begin(template, people);
        for (const each of steps) {
          const before = await world.everybody();
          const acted = await act(world, before, each);
          if (!acted) continue;
          const after = await world.everybody();
          const changed = [...after].filter(
            ([n, now]) => JSON.stringify(now) !== JSON.stringify(before.get(n)),
          );
          const said = `${JSON.stringify(each)}: ${acted.outcome}`;
          if (acted.outcome !== 'done' || !acted.changesMembers) expect(changed, said).toEqual([]);
          for (const [n, now] of changed) {
            expect(n, said).toBe(acted.whom);
            expect(n, said).not.toBe(acted.giver);
            const giver = before.get(acted.giver);
            const was = before.get(n);
            const { capability } = acted;
            expect(giver && couldGive(template, giver, capability, now), said).toBe(true);
            if (was) expect(giver && couldGive(template, giver, capability, was), said).toBe(true);
            done[each.kind] = (done[each.kind] ?? 0) + 1;
          }
          const holders = [...after.values()].filter(({ role, state }) => role === top && state === 'active');
          expect(holders.length, said).toBeGreaterThan(0);
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    // A property that nothing ever happens would hold as well.
    expect(done.edit).toBeGreaterThan(0);
    expect(done.deactivate).toBeGreaterThan(0);
  });
});
