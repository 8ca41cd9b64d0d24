import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { eventTypes, examples } from '../../src/events/events.ts';
import { startWorld } from '../members/world.ts';
import { readStrictly } from './strictly.ts';

const at = new Date('2026-11-27T09:00:00.000Z');

/** Changes rows so that each type of event is caused once at least, each change in a transaction of its own. */
async function changeEverything({
  db,
  organization,
  roleId,
  groupId,
}: Awaited<ReturnType<typeof startWorld>>) {
  const organizationId = organization.id;
  const [first, second] = organization.roles.map(({ name }) => roleId(name));
  const [was, becomes] = [first ?? '', second ?? ''];
  const admin = await db.member.create({
    data: { organizationId, email: 'grace@x.example', name: 'Grace', roleId: was, joinedAt: at },
  });
  const member = { where: { id: admin.id } };
  const phones = { organizationId, groupId: groupId('Phones') };
  await db.groupGrant.create({ data: { memberId: admin.id, groupId: phones.groupId, level: 'access' } });
  for (const data of [
    { roleId: becomes },
    { name: 'Grace Hopper', slackUserId: 'UGRACE' },
    { state: 'deactivated' as const },
    { state: 'active' as const },
    { state: 'deactivated' as const, leftByChoice: true },
    { state: 'active' as const, leftByChoice: false },
    { leftAt: at, leftReason: 'guest' as const },
    { leftAt: null, leftReason: null },
  ])
    await db.member.update({ ...member, data });

  const resolved = { resolvedAt: at };
  const invite = async (email: string) => {
    const data = { organizationId, email, roleId: was, inviterId: admin.id, createdAt: at, sentAt: at };
    const { id } = await db.invitation.create({ data });
    return { where: { id } };
  };
  const accepted = await invite('ada@x.example');
  await db.invitationGrant.create({
    data: { invitationId: accepted.where.id, groupId: phones.groupId, level: 'edit' },
  });
  await db.invitation.update({ ...accepted, data: { roleId: becomes, expiresAt: at } });
  await db.invitation.update({ ...accepted, data: { sentAt: new Date(at.getTime() + 1) } });
  await db.invitation.update({ ...accepted, data: { awaitingApprovalAt: at, slackUserId: 'UADA' } });
  for (const status of ['accepted', 'declined', 'revoked', 'expired'] as const) {
    const invitation = status === 'accepted' ? accepted : await invite(`${status}@x.example`);
    await db.invitation.update({ ...invitation, data: { status, ...resolved } });
  }
  const ask = async (name: string) => {
    const data = { organizationId, slackUserId: `U${name}`, email: `${name}@x.example`, name, createdAt: at };
    const { id } = await db.joinRequest.create({ data });
    return { where: { id } };
  };
  for (const status of ['approved', 'rejected', 'withdrawn', 'expired'] as const) {
    const request = await ask(status);
    await db.joinRequest.update({ ...request, data: { name: `${status} in time` } });
    await db.joinRequest.update({ ...request, data: { status, ...resolved } });
  }
  const { id: laptops } = await db.group.create({ data: { organizationId, name: 'Tablets' } });
  await db.group.update({ where: { id: laptops }, data: { name: 'Slates' } });
  await db.group.delete({ where: { id: laptops } });
  const role = { organizationId, name: 'Auditor', description: 'Reads.', position: 9, capabilities: [] };
  const { id: auditor } = await db.role.create({ data: role });
  await db.role.update({ where: { id: auditor }, data: { capabilities: ['member:read'] } });
  await db.role.update({ where: { id: auditor }, data: { removedAt: at } });
  await db.organization.update({ where: { id: organizationId }, data: { name: 'Lovelace Works' } });
  await db.$executeRaw`
    insert into webhook_messages (id, endpoint_id, subject_kind, subject_id, xact, before)
    select gen_random_uuid(), id, 'test', gen_random_uuid(), txid_current(), '{}' from webhook_endpoints`;
  // As the erasure of people's data does.
  await db.$transaction(async tx => {
    await tx.$executeRaw`select set_config('foyer.erased', 'person', true)`;
    await tx.invitation.deleteMany({});
    await tx.joinRequest.deleteMany({});
    await tx.member.deleteMany({});
  });
}

it('every type of event is sent as its schema says, with nothing more, and like its example', async () => {
  await using world = await startWorld(senturo);
  const { db, organization, clock } = world;
  await db.webhookEndpoint.create({
    data: {
      id: randomUUID(),
      organizationId: organization.id,
      url: 'https://hooks.lovelace.example/',
      secret: new Uint8Array(24),
      blankMeansAll: true,
      createdAt: clock.now(),
    },
  });
  await changeEverything(world);
  const sent = await db.webhookMessage.findMany({ orderBy: { sequence: 'asc' } });
  const events = sent.map(({ body }) => readStrictly(JSON.parse(body ?? '')));
  expect([...new Set(events.map(({ type }) => type))].sort()).toEqual([...eventTypes].sort());
  for (const event of events) expect(likeness(event, examples[event.type])).toEqual([]);
  const places = events.map(({ sequence }) => sequence);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

/** Where an event isn't like its example: other fields, another order of them, or another kind of value. */
function likeness(event: unknown, example: unknown, path = ''): string[] {
  if (Array.isArray(event) && Array.isArray(example))
    return event.flatMap((each, index) =>
      0 in example ? likeness(each, example[0], `${path}[${index}]`) : [],
    );
  if (isObject(event) && isObject(example)) {
    const [has, shows] = [Object.keys(event), Object.keys(example)];
    if (has.join() !== shows.join()) return [`${path}: ${has} instead of ${shows}`];
    return has.flatMap(name => likeness(event[name], example[name], `${path}.${name}`));
  }
  const canBeNull = event === null || example === null;
  return canBeNull || typeof event === typeof example ? [] : [`${path}: ${typeof event}`];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
