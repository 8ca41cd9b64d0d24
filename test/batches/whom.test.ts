import { describe, expect, it } from 'vitest';
import { runBatch } from '../../src/domain/batches/continue.ts';
import type { BatchKind } from '../../src/domain/batches/kinds.ts';
import { draftBatch, MAX_BATCH, previewBatch, startBatch } from '../../src/domain/batches/start.ts';
import { countBatch } from '../../src/domain/batches/store.ts';
import { allInvited } from '../../src/domain/invitations/invited-users.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { type MembersWorld, startWorld } from '../members/world.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Grace, with so many people whom she invited by the hour, each with a delivered message. */
async function begin(world: MembersWorld, people: number, group?: string) {
  const { db, organization, roleId, groupId, clock, workspaceId } = world;
  const grace = await world.member('Grace', 'Admin');
  await db.slackPerson.create({ data: { ...grace.actor, workspaceId, updatedAt: clock.now() } });
  await db.$executeRaw`
    with invited as (
      insert into invitations (id, organization_id, email, role_id, inviter_id, created_at, sent_at)
      select gen_random_uuid(), ${organization.id}::uuid, 'p' || n || '@x.example', ${roleId('Remote')}::uuid,
        ${grace.id}::uuid, at, at
      from generate_series(1, ${people}::int) n,
        lateral (select ${clock.now()}::timestamptz - n * interval '1 hour' as at) t
      returning id, sent_at
    ), given as (
      insert into invitation_grants (invitation_id, group_id, level)
      select id, ${groupId(group ?? 'Phones')}::uuid, 'access' from invited where ${group !== undefined}::boolean
    )
    insert into deliveries (id, organization_id, message, recipient, status, invitation_id, created_at, settled_at)
    select gen_random_uuid(), ${organization.id}::uuid, 'invitation', 'U' || id, 'delivered', id, sent_at, sent_at
    from invited`;
  return grace;
}

async function draft(
  { domain, organization }: MembersWorld,
  { actor }: Awaited<ReturnType<typeof begin>>,
  kind: BatchKind,
): Promise<string> {
  const { from: _, ...wanted } = allInvited;
  const asked = { organizationId: organization.id, kind, wanted, requestKey: crypto.randomUUID() };
  return draftBatch(domain, actor, asked);
}

async function run(world: MembersWorld, who: Awaited<ReturnType<typeof begin>>, kind: BatchKind) {
  const batchId = await draft(world, who, kind);
  await startBatch(world.domain, who.actor, { batchId });
  await runBatch(world.domain, batchId);
  return countBatch(world.db, batchId);
}

describe('whom a change to many invitations chooses', () => {
  it.each(['remind', 'resend'] as const)(
    'more than fit are reached by doing the same again (%s)',
    async kind => {
      await using world = await startWorld(senturo);
      const { db, clock } = world;
      const grace = await begin(world, MAX_BATCH + 40);
      expect(await run(world, grace, kind)).toMatchObject({ done: MAX_BATCH });
      clock.advance(HOUR_MS);
      await run(world, grace, kind);
      const reached = kind === 'remind' ? { remindedAt: { not: null } } : { expiresAt: undefined };
      const since = kind === 'resend' ? { sentAt: { gte: new Date(clock.now().getTime() - HOUR_MS) } } : {};
      expect(await db.invitation.count({ where: { ...reached, ...since } })).toBe(MAX_BATCH + 40);
    },
  );

  it('people who can’t get a reminder keep nobody else from theirs', async () => {
    await using world = await startWorld(senturo);
    const { db, clock } = world;
    const grace = await begin(world, MAX_BATCH + 40);
    // The oldest have no delivered message, or wait for an approver.
    const old = { sentAt: { lt: new Date(clock.now().getTime() - 40.5 * HOUR_MS) } };
    await db.delivery.updateMany({ where: { invitation: old }, data: { status: 'failed', reason: 'gone' } });
    const [held] = await db.invitation.findMany({ orderBy: { sentAt: 'desc' }, take: 1 });
    await db.invitation.update({ where: { id: held?.id }, data: { awaitingApprovalAt: clock.now() } });
    const batchId = await draft(world, grace, 'remind');
    const { total, skipped } = await previewBatch(world.domain, grace.actor, batchId);
    expect([total, skipped]).toEqual([MAX_BATCH, { 'not-delivered': MAX_BATCH - 39 }]);
    await startBatch(world.domain, grace.actor, { batchId });
    await runBatch(world.domain, batchId);
    expect(await db.invitation.count({ where: { remindedAt: { not: null } } })).toBe(39);
  });

  it('the preview counts whom the pause would skip', async () => {
    await using world = await startWorld(senturo);
    const { db, organization } = world;
    await db.organization.update({ where: { id: organization.id }, data: { cooldownMinutes: 150 } });
    const grace = await begin(world, 5);
    for (const kind of ['remind', 'resend'] as const) {
      const { total, skipped } = await previewBatch(
        world.domain,
        grace.actor,
        await draft(world, grace, kind),
      );
      expect([total, skipped]).toEqual([5, { 'resent-too-soon': 2 }]);
    }
    expect(
      (await previewBatch(world.domain, grace.actor, await draft(world, grace, 'revoke'))).skipped,
    ).toEqual({});
  });

  it('what was skipped lately comes after the others', async () => {
    await using world = await startWorld(senturo);
    const { db, workspaceId, clock } = world;
    const grace = await begin(world, MAX_BATCH + 40);
    const gone = await db.invitation.findMany({ orderBy: { sentAt: 'asc' }, take: MAX_BATCH });
    for (const [n, { id, email }] of gone.entries()) {
      const slackUserId = `UGONE${n}`;
      await db.slackPerson.create({
        data: { workspaceId, slackUserId, email, name: 'P', isDeactivated: true, updatedAt: clock.now() },
      });
      await db.invitation.update({ where: { id }, data: { slackUserId } });
    }
    expect(await run(world, grace, 'resend')).toMatchObject({ done: 0 });
    expect(await run(world, grace, 'resend')).toMatchObject({ done: 40 });
  });

  it('a group admin reaches their own beyond a thousand newer ones of others', async () => {
    await using world = await startWorld(senturo);
    const { db, workspaceId, clock, organization, roleId, groupId } = world;
    const grace = await begin(world, MAX_BATCH + 40, 'Phones');
    // Each of these gives another group, too.
    await db.$executeRaw`
      insert into invitation_grants (invitation_id, group_id, level)
      select id, ${groupId('Laptops')}::uuid, 'access' from invitations`;
    const at = new Date(clock.now().getTime() - 9_000 * HOUR_MS);
    await db.invitation.create({
      data: {
        organizationId: organization.id,
        email: 'own@x.example',
        roleId: roleId('Remote'),
        inviterId: grace.id,
        createdAt: at,
        sentAt: at,
        grants: { create: { groupId: groupId('Phones'), level: 'access' } },
      },
    });
    const linus = await world.member('Linus', 'Group Admin', { Phones: 'admin' });
    await db.slackPerson.create({ data: { ...linus.actor, workspaceId, updatedAt: clock.now() } });
    expect(await run(world, linus, 'revoke')).toEqual({ left: 0, done: 1, skipped: {} });
  });
});
