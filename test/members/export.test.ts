import { describe, expect, it } from 'vitest';
import { exportAuditLog } from '../../src/domain/audit/audit-log.ts';
import { everyInvitation } from '../../src/domain/invitations/list/store.ts';
import { everyMember, type MemberFilter } from '../../src/domain/members/list/store.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { type MembersWorld, startWorld } from './world.ts';

const NAMES = ['Ada', 'Barbara', 'Clara', 'Dora', 'Edith', 'Frances', 'Grace'];

/** What becomes of the last member of each part after it was read. */
const changes: Record<string, (world: MembersWorld, id: string) => Promise<unknown>> = {
  'is deactivated': ({ db }, id) => db.member.update({ where: { id }, data: { state: 'deactivated' } }),
  'gets a name at the end of the list': ({ db }, id) =>
    db.member.update({ where: { id }, data: { name: 'Zoe' } }),
  'is removed': ({ db }, id) => db.member.delete({ where: { id } }),
};

async function invited({ db, organization, roleId, clock }: MembersWorld): Promise<string> {
  const inviter = await db.member.findFirstOrThrow();
  const { id } = await db.invitation.create({
    data: {
      organizationId: organization.id,
      email: `${crypto.randomUUID()}@x.example`,
      roleId: roleId('Remote'),
      inviterId: inviter.id,
      createdAt: clock.now(),
      sentAt: clock.now(),
    },
  });
  return id;
}

describe('a list that is downloaded is whole, whatever happens while it is read', () => {
  it.each(Object.entries(changes))('every member is read though the last of a part %s', async (_, change) => {
    await using world = await startWorld(senturo);
    const { db, organization } = world;
    for (const name of NAMES) await world.member(name, 'Remote');
    const filter: MemberFilter = {
      organizationId: organization.id,
      within: null,
      search: null,
      roleId: null,
      groupId: null,
      state: null,
    };
    const read = new Set<string>();
    for await (const part of everyMember(db, filter, 2)) {
      const { id } = part.at(-1) ?? {};
      for (const { email } of part) read.add(email);
      if (id && read.size < NAMES.length) await change(world, id);
    }
    expect([...read].sort()).toEqual(NAMES.map(name => `${name.toLowerCase()}@x.example`));
  });

  it('every invitation is read though the last of a part is erased or answered', async () => {
    await using world = await startWorld(senturo);
    const { db, organization, clock } = world;
    await world.member('Grace', 'Admin');
    const ids = [];
    for (let n = 0; n < 7; n += 1) ids.push(await invited(world));
    const filter = {
      organizationId: organization.id,
      status: 'pending' as const,
      within: null,
      search: null,
      roleId: null,
      groupId: null,
      inviterId: null,
      deliveryFilter: null,
    };
    const read: string[] = [];
    for await (const part of everyInvitation(db, filter, 2)) {
      const id = part.at(-1)?.id;
      read.push(...part.map(each => each.id));
      if (read.length === 2) await db.invitation.delete({ where: { id } });
      else
        await db.invitation.updateMany({
          where: { id },
          data: { status: 'declined', resolvedAt: clock.now() },
        });
    }
    expect(read).toEqual(ids.reverse());
  });

  it('every audit entry is read, and those that are added while it is read', async () => {
    await using world = await startWorld(senturo);
    const { domain, db, organization, clock } = world;
    const { actor } = await world.member('Grace', 'Admin');
    const entry = (subject: string) =>
      db.auditEntry.create({
        data: {
          organizationId: organization.id,
          at: clock.now(),
          actor: 'U1',
          action: 'member.edit',
          subject,
        },
      });
    for (const name of NAMES) await entry(name);
    const { batches } = await exportAuditLog(domain, actor, organization.id, { person: null, noun: null }, 2);
    const read: string[] = [];
    for await (const part of batches) {
      read.push(...part.map(({ subject }) => subject));
      if (read.length === 2) await entry('Late');
    }
    expect(read).toEqual([...NAMES, 'Late']);
  });
});
