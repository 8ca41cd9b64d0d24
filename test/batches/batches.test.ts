import { describe, expect, it } from 'vitest';
import { runBatch } from '../../src/domain/batches/continue.ts';
import type { BatchKind } from '../../src/domain/batches/kinds.ts';
import { draftBatch, startBatch } from '../../src/domain/batches/start.ts';
import { countBatch } from '../../src/domain/batches/store.ts';
import { allInvited, type InvitationsQuery } from '../../src/domain/invitations/invited-users.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { type MembersWorld, startWorld } from '../members/world.ts';

const PEOPLE = 45;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Grace, with people whom she invited, half of them to a group, each with a delivered message. */
async function begin(world: MembersWorld) {
  const { db, organization, roleId, groupId, clock, workspaceId } = world;
  const grace = await world.member('Grace', 'Admin');
  await db.slackPerson.create({ data: { ...grace.actor, workspaceId, updatedAt: clock.now() } });
  for (let n = 0; n < PEOPLE; n += 1) {
    const at = new Date(clock.now().getTime() - n * DAY_MS);
    const { id } = await db.invitation.create({
      data: {
        organizationId: organization.id,
        email: `p${n}@x.example`,
        roleId: roleId('Remote'),
        inviterId: grace.id,
        createdAt: at,
        sentAt: at,
        ...(n % 2 === 0 && { grants: { create: [{ groupId: groupId('Phones'), level: 'access' }] } }),
      },
    });
    await db.delivery.create({
      data: {
        organizationId: organization.id,
        message: 'invitation',
        recipient: `UP${n}`,
        status: 'delivered',
        invitationId: id,
        createdAt: at,
        resolvedAt: at,
      },
    });
  }
  return grace;
}

async function start(
  { domain, organization }: MembersWorld,
  { actor }: Awaited<ReturnType<typeof begin>>,
  kind: BatchKind,
  wanted: Partial<InvitationsQuery> = {},
): Promise<string> {
  const { from: _, ...list } = { ...allInvited, ...wanted };
  const asked = { organizationId: organization.id, kind, wanted: list, requestKey: crypto.randomUUID() };
  const batchId = await draftBatch(domain, actor, asked);
  await startBatch(domain, actor, { batchId });
  return batchId;
}

describe('a change to many invitations', () => {
  it('a change to many invitations changes exactly those chosen, each by the rules of its own button', async () => {
    await using world = await startWorld(senturo);
    const { db, domain, groupId } = world;
    const grace = await begin(world);
    const batchId = await start(world, grace, 'revoke', { groupId: groupId('Phones') });
    await db.invitation.updateMany({
      where: { email: 'p0@x.example' },
      data: { status: 'declined', resolvedAt: world.clock.now() },
    });
    await runBatch(domain, batchId);
    expect(await countBatch(db, batchId)).toEqual({
      left: 0,
      done: 22,
      skipped: { 'invitation-resolved': 1 },
    });
    expect(await db.invitation.count({ where: { status: 'revoked' } })).toBe(22);
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(22);
    expect(await db.auditEntry.count({ where: { action: 'invitation.revoke' } })).toBe(22);
  });

  it('nobody is sent to twice, though the job runs twice at once and is killed in between', async () => {
    await using world = await startWorld(senturo);
    const { db, domain } = world;
    const grace = await begin(world);
    const batchId = await start(world, grace, 'resend');
    let turns = 0;
    const dying: typeof domain = {
      ...domain,
      async commitChanges(tx, changes, now) {
        await domain.commitChanges(tx, changes, now);
        turns += 1;
        if (turns === 2) throw new Error('killed');
      },
    };
    await expect(runBatch(dying, batchId)).rejects.toThrow('killed');
    expect((await countBatch(db, batchId)).left).toBe(PEOPLE - 20);
    await Promise.all([runBatch(domain, batchId), runBatch(domain, batchId)]);
    expect(await countBatch(db, batchId)).toEqual({ left: 0, done: PEOPLE, skipped: {} });
    const sent = await db.delivery.groupBy({ by: ['invitationId'], where: { batchId }, _count: true });
    expect(sent.filter(({ invitationId, _count }) => invitationId && _count === 1)).toHaveLength(PEOPLE);
    await runBatch(domain, batchId);
    expect(await db.auditEntry.count({ where: { action: 'invitation.resend' } })).toBe(PEOPLE);
  });

  it('reminders go to those who have waited so long, and the pause between two messages is kept', async () => {
    await using world = await startWorld(senturo);
    const { db, domain, organization, clock } = world;
    await db.organization.update({ where: { id: organization.id }, data: { cooldownMinutes: 60 } });
    const grace = await begin(world);
    const createdBefore = new Date(clock.now().getTime() - 7 * DAY_MS);
    await db.invitation.updateMany({ where: { email: 'p9@x.example' }, data: { remindedAt: clock.now() } });
    await db.delivery.updateMany({
      where: { invitation: { email: 'p10@x.example' } },
      data: { status: 'failed', reason: 'gone' },
    });
    const batchId = await start(world, grace, 'remind', { createdBefore });
    await runBatch(domain, batchId);
    expect(await countBatch(db, batchId)).toEqual({
      left: 0,
      done: PEOPLE - 8 - 2,
      skipped: { 'resent-too-soon': 1, 'not-delivered': 1 },
    });
    const again = await start(world, grace, 'remind', { createdBefore });
    await runBatch(domain, again);
    expect((await countBatch(db, again)).done).toBe(0);
  });

  it('a person who loses the right while it runs changes nobody more', async () => {
    await using world = await startWorld(senturo);
    const { db, domain } = world;
    const grace = await begin(world);
    const batchId = await start(world, grace, 'revoke');
    const losing: typeof domain = {
      ...domain,
      async commitChanges(tx, changes, now) {
        await domain.commitChanges(tx, changes, now);
        await tx.member.update({ where: { id: grace.id }, data: { state: 'deactivated' } });
      },
    };
    await runBatch(losing, batchId);
    const { left, done, skipped } = await countBatch(db, batchId);
    expect([left, done]).toEqual([0, 20]);
    expect(Object.values(skipped).reduce((sum, count) => sum + count, 0)).toBe(PEOPLE - 20);
    expect(await db.invitation.count({ where: { status: 'revoked' } })).toBe(20);
  });

  it('nobody’s invitations are changed beyond the groups of a group admin', async () => {
    await using world = await startWorld(senturo);
    const { db, domain, clock, workspaceId } = world;
    await begin(world);
    const linus = await world.member('Linus', 'Group Admin', { Phones: 'admin' });
    await db.slackPerson.create({ data: { ...linus.actor, workspaceId, updatedAt: clock.now() } });
    await runBatch(domain, await start(world, linus, 'revoke'));
    expect(await db.invitation.count({ where: { status: 'revoked' } })).toBe(23);
    expect(await db.invitation.count({ where: { status: 'revoked', grants: { none: {} } } })).toBe(0);
  });
});
