import { describe, expect, it } from 'vitest';
import { followAddress } from '../../src/domain/members/follow-address.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { type MembersWorld, startWorld } from './world.ts';

const NEW = 'ada@elsewhere.example';

/** Grace, and Ada as two members: the one that is bound to her account, and one with the address that she gets. */
async function begin(world: MembersWorld) {
  const { db, clock, workspaceId } = world;
  const grace = await world.member('Grace', 'Admin');
  const ada = await world.member('Ada', 'Remote');
  const twin = await world.member('Countess', 'Admin', { Phones: 'admin' });
  await db.member.update({ where: { id: twin.id }, data: { slackUserId: null, email: NEW } });
  const person = { ...ada.actor, email: NEW };
  await db.slackPerson.create({ data: { ...person, workspaceId, updatedAt: clock.now() } });
  return {
    grace: grace.id,
    ada: ada.id,
    twin: twin.id,
    become: () => followAddress(world.domain, person, {}),
  };
}

interface Named {
  world: MembersWorld;
  twin: string;
  other: string;
}

const common = ({ world }: Named) => ({
  organizationId: world.organization.id,
  createdAt: world.clock.now(),
});

const invitation = (named: Named, inviterId: string) =>
  named.world.db.invitation.create({
    data: {
      ...common(named),
      email: `${crypto.randomUUID()}@x.example`,
      roleId: named.world.roleId('Remote'),
      inviterId,
      sentAt: named.world.clock.now(),
    },
  });

const upload = (named: Named, uploaderId: string) =>
  named.world.db.import.create({ data: { ...common(named), uploaderId, requestKey: crypto.randomUUID() } });

const delivery = (named: Named, data: { initiatorId?: string; memberId?: string }) =>
  named.world.db.delivery.create({
    data: { ...common(named), message: 'member-left', recipient: 'U1', status: 'queued', ...data },
  });

/** Every column that names a member: a row in which it names the twin; null: it goes with the member who is removed. */
const columns: Record<string, ((named: Named) => Promise<unknown>) | null> = {
  'api_keys.creator_id': named =>
    named.world.db.apiKey.create({
      data: {
        ...common(named),
        name: 'Inventory',
        secretHash: crypto.randomUUID(),
        hint: '0000',
        creatorId: named.twin,
        requestKey: crypto.randomUUID(),
      },
    }),
  'deliveries.causer_id': named => delivery(named, { initiatorId: named.twin }),
  'deliveries.member_id': named => delivery(named, { memberId: named.twin }),
  'former_addresses.member_id': named => {
    const { organizationId, createdAt } = common(named);
    const data = { organizationId, email: 'before@x.example', memberId: named.twin, until: createdAt };
    return named.world.db.formerAddress.create({ data });
  },
  'group_grants.member_id': null,
  'handovers.giver_id': named =>
    named.world.db.handover.create({
      data: {
        ...common(named),
        giverId: named.twin,
        receiverId: named.other,
        roleId: named.world.roleId('Remote'),
      },
    }),
  'handovers.receiver_id': named =>
    named.world.db.handover.create({
      data: {
        ...common(named),
        giverId: named.other,
        receiverId: named.twin,
        roleId: named.world.roleId('Remote'),
      },
    }),
  'import_rows.member_id': async named =>
    named.world.db.importRow.create({
      data: {
        importId: (await upload(named, named.other)).id,
        position: 0,
        line: 2,
        email: 'p@x.example',
        role: 'Remote',
        groups: '',
        name: '',
        memberId: named.twin,
      },
    }),
  'imports.uploader_id': named => upload(named, named.twin),
  'invitation_batches.member_id': async named => {
    const { id } = await invitation(named, named.other);
    return named.world.db.invitationBatch.create({
      data: {
        ...common(named),
        memberId: named.twin,
        kind: 'revoke',
        requestKey: crypto.randomUUID(),
        startedAt: named.world.clock.now(),
        items: { create: { invitationId: id } },
      },
    });
  },
  'invitations.inviter_id': named => invitation(named, named.twin),
  'invite_links.creator_id': named =>
    named.world.db.inviteLink.create({
      data: {
        ...common(named),
        tokenHash: crypto.randomUUID(),
        name: 'Class 5b',
        roleId: named.world.roleId('Remote'),
        mode: 'join',
        creatorId: named.twin,
      },
    }),
  'join_requests.decider_id': named =>
    named.world.db.joinRequest.create({
      data: {
        ...common(named),
        slackUserId: 'U9',
        email: 'p@x.example',
        name: 'P',
        status: 'rejected',
        deciderId: named.twin,
        resolvedAt: named.world.clock.now(),
      },
    }),
};

describe('two members who turn out to be one person', () => {
  it('every column of the database that names a member is known here', async () => {
    await using world = await startWorld(senturo);
    const found = await world.db.$queryRaw<{ name: string }[]>`
      select c.conrelid::regclass || '.' || a.attname as name
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.contype = 'f' and c.confrelid = 'members'::regclass
      union
      select table_name || '.' || column_name from information_schema.columns
      where table_schema = 'public' and column_name like '%member_id'`;
    expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(columns));
  });

  it.each(Object.entries(columns))('what %s names is the one member’s afterwards', async (column, create) => {
    await using world = await startWorld(senturo);
    const { db } = world;
    const { grace, ada, twin, become } = await begin(world);
    await create?.({ world, twin, other: grace });
    const [table = '', name = ''] = column.split('.');
    const named = async (id: string) =>
      (await db.$queryRawUnsafe<unknown[]>(`select from ${table} where ${name} = '${id}'`)).length;
    expect([await named(ada), await named(twin)]).toEqual([0, 1]);
    await become();
    expect(await db.member.findUnique({ where: { id: twin } })).toBeNull();
    // The address that Ada had is one of her former ones.
    const own = column === 'former_addresses.member_id' ? 1 : 0;
    expect([await named(ada), await named(twin)]).toEqual([create ? 1 + own : 0, 0]);
  });

  it('a change to many invitations goes on, and one request of Slack may have been handled for both', async () => {
    await using world = await startWorld(senturo);
    const { db } = world;
    const { grace, ada, twin, become } = await begin(world);
    for (const memberId of [ada, twin]) {
      const { id } = await invitation({ world, twin, other: grace }, grace);
      const named = { ...common({ world, twin, other: grace }), requestKey: 'one' };
      const items = { create: { invitationId: id } };
      await db.invitationBatch.create({ data: { ...named, memberId, kind: 'revoke', items } });
      await db.import.create({ data: { ...named, uploaderId: memberId } });
    }
    await become();
    expect(await db.batchItem.count({ where: { batch: { memberId: ada }, outcome: null } })).toBe(2);
    expect(await db.import.count({ where: { uploaderId: ada } })).toBe(2);
  });

  it('nobody offers the top role to themselves, and a person has one open offer', async () => {
    await using world = await startWorld(senturo);
    const { db, organization, clock, roleId } = world;
    const { grace, ada, twin, become } = await begin(world);
    const offer = (giverId: string, receiverId: string) =>
      db.handover.create({
        data: {
          organizationId: organization.id,
          giverId,
          receiverId,
          roleId: roleId('Remote'),
          createdAt: clock.now(),
        },
        select: { id: true },
      });
    const toThemselves = await offer(ada, twin);
    const ofTwin = await offer(twin, grace);
    const toTwin = await offer(grace, twin);
    await become();
    const offers = await db.handover.findMany({ orderBy: { id: 'asc' } });
    expect(offers.map(({ id, giverId, receiverId, status }) => [id, giverId, receiverId, status])).toEqual([
      [toThemselves.id, ada, ada, 'withdrawn'],
      [ofTwin.id, ada, grace, 'pending'],
      [toTwin.id, grace, ada, 'pending'],
    ]);
  });
});
