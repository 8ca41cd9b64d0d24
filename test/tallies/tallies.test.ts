import fc from 'fast-check';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { erasePerson } from '../../src/domain/erasure/erase.ts';
import { addGroups, removeGroup } from '../../src/domain/groups/manage.ts';
import { sendImport } from '../../src/domain/imports/send.ts';
import { startImport } from '../../src/domain/imports/start.ts';
import { acceptInvitation } from '../../src/domain/invitations/accept.ts';
import { declineInvitation } from '../../src/domain/invitations/decline.ts';
import { editInvitation } from '../../src/domain/invitations/edit.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { revokeInvitation } from '../../src/domain/invitations/revoke.ts';
import { deactivateMember } from '../../src/domain/members/deactivate.ts';
import { editMember } from '../../src/domain/members/edit.ts';
import { reactivateMember } from '../../src/domain/members/reactivate.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { expireDue } from '../../src/domain/time/expire.ts';
import { somebody } from '../domain/people.ts';
import { type MembersWorld, outcomeOf, startWorld } from '../members/world.ts';
import { createTestDatabase } from '../support/database.ts';
import { keptAndCounted } from './recount.ts';

const PEOPLE = 6;
const GROUPS = ['Phones', 'Laptops', 'Mills'];
const KINDS = [
  'invite',
  'accept',
  'decline',
  'revoke',
  'change invitation',
  'edit',
  'deactivate',
  'reactivate',
  'upload',
  'remove group',
  'add group',
  'expire',
  'erase',
] as const;

interface Step {
  kind: (typeof KINDS)[number];
  whom: number;
  groups: string[];
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  whom: fc.nat(PEOPLE - 1),
  groups: fc.subarray(GROUPS),
});

type Grace = Awaited<ReturnType<MembersWorld['member']>>;

async function act(
  { db, domain, clock, organization, workspaceId }: MembersWorld,
  { actor }: Grace,
  { kind, whom, groups: wanted }: Step,
): Promise<unknown> {
  const organizationId = organization.id;
  const email = `p${whom}@x.example`;
  const slackUserId = `UP${whom}`;
  const they = somebody({ workspaceId, slackUserId, email, name: `P${whom}` });
  const there = await db.group.findMany({ where: { organizationId } });
  const groups = wanted.filter(name => there.some(group => group.name === name));
  const member = await db.member.findFirst({ where: { organizationId, email } });
  const pending = await db.invitation.findFirst({ where: { organizationId, email, status: 'pending' } });
  const [memberId, invitationId] = [member?.id ?? '', pending?.id ?? ''];
  switch (kind) {
    case 'invite': {
      const asked = { organizationId, email, groups, person: they, role: 'Analyst', name: null, note: null };
      return invite(domain, actor, { ...asked, requestKey: null });
    }
    case 'accept':
      return pending && acceptInvitation(domain, they, { invitationId });
    case 'decline':
      return pending && declineInvitation(domain, they, { invitationId });
    case 'revoke':
      return pending && revokeInvitation(domain, actor, { invitationId });
    case 'change invitation':
      return pending && editInvitation(domain, actor, { invitationId, role: 'Remote', groups });
    case 'edit': {
      const [version, name] = [member?.version ?? 0, `P${whom}`];
      return member && editMember(domain, actor, { memberId, version, name, role: 'Remote', groups });
    }
    case 'deactivate':
      return member && deactivateMember(domain, actor, { memberId });
    case 'reactivate':
      return member && reactivateMember(domain, actor, { memberId });
    case 'upload': {
      const rows = [whom, whom + 1, whom + 2].map((n, index) => ({
        line: index + 2,
        email: `p${n}@x.example`,
        role: 'Analyst',
        groups: groups.join(', '),
        name: '',
      }));
      const requestKey = crypto.randomUUID();
      const draft = { organizationId, fileName: null, requestKey, rows, notifyUploader: false };
      const importId = await startImport(domain, actor, draft);
      return sendImport(domain, actor, { importId });
    }
    case 'remove group': {
      const group = there.find(each => each.name === wanted[0]);
      return group && removeGroup(domain, actor, { groupId: group.id });
    }
    case 'add group':
      return addGroups(domain, actor, { organizationId, groups: wanted.join('\n') });
    case 'expire':
      await db.invitation.updateMany({
        where: { organizationId, email, status: 'pending' },
        data: { expiresAt: clock.now() },
      });
      return expireDue(domain, workspaceId);
    case 'erase':
      return erasePerson(domain, actor, { organizationId, email, slackUserId });
  }
}

const [first = ''] = GROUPS;

/** Each kind once, where it has something to do: what chance draws may leave one out. */
const each: Step[] = [
  { kind: 'invite', whom: 0, groups: GROUPS },
  { kind: 'change invitation', whom: 0, groups: [first] },
  { kind: 'accept', whom: 0, groups: [] },
  { kind: 'edit', whom: 0, groups: GROUPS },
  { kind: 'deactivate', whom: 0, groups: [] },
  { kind: 'reactivate', whom: 0, groups: [] },
  { kind: 'upload', whom: 1, groups: [first] },
  { kind: 'decline', whom: 1, groups: [] },
  { kind: 'revoke', whom: 2, groups: [] },
  { kind: 'expire', whom: 3, groups: [] },
  { kind: 'remove group', whom: 0, groups: [first] },
  { kind: 'add group', whom: 0, groups: [first] },
  { kind: 'erase', whom: 0, groups: [] },
];

describe('the counts that the database keeps', () => {
  it('the kept counts equal a recount after any operations, one by one and several at once', async () => {
    await using world = await startWorld(senturo, GROUPS);
    const grace = await world.member('Grace', 'Admin');
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
        async turns => {
          for (const together of turns) {
            const outcomes = await Promise.all(together.map(each => outcomeOf(act(world, grace, each))));
            for (const [index, each] of together.entries())
              if (outcomes[index] === 'done') done.add(each.kind);
            const { kept, counted } = await keptAndCounted(world.db);
            expect(kept, JSON.stringify(together)).toEqual(counted);
          }
        },
      ),
      { numRuns: 15, endOnFailure: true, examples: [[each.map(step => [step])]] },
    );
    expect([...done].sort()).toEqual([...KINDS].sort());
  });

  it('the kept counts follow many rows at once, and a recount gives the same', async () => {
    const { db, ownerUrl, drop } = await createTestDatabase();
    const client = new Client({ connectionString: ownerUrl });
    try {
      await client.connect();
      await client.query(`
        insert into workspaces (id, slack_team_id, name, bot_user_id, created_at)
          values (gen_random_uuid(), 'T1', 'W', 'UBOT', now());
        insert into organizations (id, workspace_id, name, template, domains, created_at)
          select gen_random_uuid(), id, 'O' || n, 'senturo', '{}', now() from workspaces, generate_series(1, 2) n;
        insert into roles (id, organization_id, name, description, position)
          select gen_random_uuid(), id, 'Analyst', 'Reads', 0 from organizations;
        insert into groups (id, organization_id, name) select gen_random_uuid(), id, 'Phones' from organizations;
        insert into members (id, organization_id, email, name, role_id, state, joined_at)
          select gen_random_uuid(), r.organization_id, n || '@x.example', 'M', r.id,
            case when n % 7 = 0 then 'deactivated' else 'active' end::"MemberState", now()
          from roles r, generate_series(1, 500) n;
        insert into group_grants (member_id, group_id, level)
          select m.id, g.id, 'access' from members m join groups g using (organization_id);
        update members set state = 'deactivated' where email like '1%';
        delete from members where email like '2%';
        delete from members where email like '3%'`);
      const { kept, counted } = await keptAndCounted(db);
      expect(kept).toEqual(counted);
      await client.query('delete from organization_tallies; delete from group_tallies');
      await client.query('select recount_tallies()');
      expect((await keptAndCounted(db)).kept).toEqual(counted);
    } finally {
      await client.end();
      await drop();
    }
  });

  it('an organization and a group that are deleted take their counts with them', async () => {
    await using world = await startWorld(senturo, GROUPS);
    await world.member('Grace', 'Admin', { Phones: 'access' });
    await world.db.organization.delete({ where: { id: world.organization.id } });
    expect(await world.db.organizationTally.count()).toBe(0);
    expect(await world.db.groupTally.count()).toBe(0);
  });

  it('a change waits for nobody’s unfinished change of the same counts', async () => {
    await using world = await startWorld(senturo, GROUPS);
    const { db, organization, roleId, clock } = world;
    await world.member('Grace', 'Admin');
    const joining = (email: string) => ({
      data: {
        organizationId: organization.id,
        email,
        name: 'M',
        roleId: roleId('Analyst'),
        joinedAt: clock.now(),
      },
    });
    await db.$transaction(async tx => {
      await tx.member.create(joining('one@x.example'));
      await db.$transaction([
        db.$executeRaw`set local lock_timeout = '1ms'`,
        db.member.create(joining('two@x.example')),
      ]);
    });
    const { kept, counted } = await keptAndCounted(db);
    expect(kept).toEqual(counted);
  });
});
