import type { Database } from '../../src/database/client.ts';
import { type DeliveryFacts, findDelivery } from '../../src/delivery/facts/store.ts';
import { skipReasons } from '../../src/domain/batches/kinds.ts';
import { capabilities } from '../../src/domain/roles.ts';
import { at, longText, type Script, type World } from './worst-case.ts';
import type { WorstImports } from './worst-imports.ts';

/** Why people could not be added, at its longest. */
export const trouble = (script: Script) => ({
  change: 'add' as const,
  people: 1_000_000,
  reason: longText(script, 300),
});

/** What a message tells of at its worst; `index` chooses the state of its invitation or request. */
export async function worstFacts(
  db: Database,
  { organizationId, invitations, joinRequests, imports, acting }: World & { imports: WorstImports },
  { kind, script, index }: { kind: string; script: Script; index: number },
): Promise<DeliveryFacts> {
  const memberIds = kind === 'members-left' ? await someMembers(db, organizationId) : [];
  const about = await worstSubject(db, { organizationId, acting, invitations }, { kind, index });
  const { id } = await db.delivery.create({
    data: {
      organizationId,
      ...about,
      message: kind,
      recipient: 'U0ADA1',
      status: 'queued',
      invitationId: invitations[index]?.id,
      joinRequestId: joinRequests[index]?.id,
      importId: imports.sent,
      initiatorId: acting.member.id,
      createdAt: at,
      data: {
        failed: longText(script, 254),
        reason: longText(script, 300),
        by: acting.member.slackUserId,
        before: { name: longText(script, 75), role: longText(script, 75), groups: [] },
        after: {
          name: longText(script, 70),
          role: 'x',
          groups: Array.from({ length: 100 }, () => longText(script, 75)),
        },
        weeks: Array.from({ length: 8 }, (_, week) => ({
          monday: `2026-01-${String(5 + week).padStart(2, '0')}`,
          invited: 10_000_000,
          joined: 10_000_000,
          waiting: 10_000_000,
        })),
        days: Array.from({ length: 12 }, (_, week) => ({
          day: `2026-01-${String(5 + week).padStart(2, '0')}`,
          seats: 10_000_000,
        })),
        limit: 10_000_000,
        had: longText(script, 254),
        has: longText(script, 254),
        to: 'U0ADA1',
        merged: {
          had: { name: longText(script, 75), role: longText(script, 75), groups: [] },
          has: { name: longText(script, 75), role: longText(script, 75), groups: [] },
        },
        role: longText(script, 75),
        capability: 'member:deactivate',
        lack: (['role', 'guest', 'deactivated', 'stranger'] as const)[index] ?? 'role',
        text: longText(script, 1000),
        gained: capabilities,
        lost: capabilities,
        who: longText(script, 120),
        host: longText(script, 253),
        stopped: index % 2 === 0 ? 'failing' : 'gone',
        about: 'invitation.awaiting_approval',
        others: 1_000_000,
        change: index % 2 ? 'add' : 'remove',
        target: `#${longText(script, 80)}`,
        group: longText(script, 75),
        // A hundred kilobytes, which only this one reads.
        ...(kind === 'sync-ended' && { links: worstLinks(script, index) }),
        memberIds,
        total: 1_000_000,
        deactivated: index === 1 ? 0 : 999_999,
        waiting: {
          joinRequests: 1_000_000,
          approvals: 1_000_000,
          invitations: 1_000_000,
          leavers: 1_000_000,
        },
        key: { name: longText(script, 75), endsAt: '2046-01-05T09:00:00Z' },
        shared: {
          channel: longText(script, 80),
          isPending: index % 2 === 0,
          isForApprovals: index !== 2,
          groups: Array.from({ length: index * 25 }, () => longText(script, 75)),
        },
      },
    },
    select: { id: true },
  });
  const facts = await findDelivery(db, { organizationId }, id);
  if (!facts) throw new Error('The delivery is not there.');
  return facts;
}

/** The batch, the member or the offer that a card is about, in the state of `index`. */
async function worstSubject(
  db: Database,
  world: Pick<World, 'organizationId' | 'acting' | 'invitations'>,
  { kind, index }: { kind: string; index: number },
): Promise<{ memberId?: string; handoverId?: string; batchId?: string }> {
  if (kind === 'batch') return { batchId: await worstBatch(db, world, index) };
  const { organizationId, acting } = world;
  const isOffer = kind.startsWith('hand-on');
  const isCard = ['member-left', 'member-back', 'member-left-by-choice', 'welcome'].includes(kind);
  if (!isOffer && !isCard) return {};
  const members = await db.member.findMany({ where: { organizationId }, orderBy: { id: 'asc' }, take: 2 });
  const [giver, receiver] = members;
  if (!giver || !receiver) throw new Error('There are no members.');
  if (!isOffer) {
    const left = index < 3 ? (['guest', 'deactivated', 'external'] as const)[index] : null;
    const data = { leftReason: left ?? null, leftAt: left ? at : null, isGuestAllowed: index === 3 };
    await db.member.update({ where: { id: receiver.id }, data });
    return { memberId: receiver.id };
  }
  await db.handover.deleteMany({ where: { giverId: giver.id } });
  const status = (['pending', 'accepted', 'declined', 'withdrawn', 'accepted'] as const)[index] ?? 'pending';
  const { id } = await db.handover.create({
    data: {
      organizationId,
      giverId: giver.id,
      receiverId: receiver.id,
      roleId: acting.organization.roles.at(-1)?.id ?? '',
      status,
      createdAt: at,
    },
  });
  return { handoverId: id };
}

/** A batch in which each outcome occurs, and with most indexes one that is still to come. */
async function worstBatch(
  db: Database,
  { organizationId, acting, invitations }: Pick<World, 'organizationId' | 'acting' | 'invitations'>,
  index: number,
): Promise<string> {
  const { id } = await db.invitationBatch.create({
    data: {
      organizationId,
      memberId: acting.member.id,
      kind: (['revoke', 'remind', 'resend'] as const)[index % 3] ?? 'revoke',
      requestKey: crypto.randomUUID(),
      createdAt: at,
      items: {
        create: invitations.slice(0, 5).map(({ id: invitationId }, n) => ({
          invitationId,
          outcome: n === 0 ? 'done' : n === index ? null : 'skipped',
          reason: n === 0 || n === index ? null : (skipReasons[n] ?? null),
        })),
      },
    },
  });
  return id;
}

async function someMembers(db: Database, organizationId: string): Promise<string[]> {
  const found = await db.member.findMany({ where: { organizationId }, select: { id: true }, take: 20 });
  return found.map(({ id }) => id);
}

/** What was done for each link: one with all that can be told of it, or many. */
function worstLinks(script: Script, index: number) {
  return Array.from({ length: index === 0 ? 1 : 60 }, () => ({
    target: `@${longText(script, 120)}`,
    group: longText(script, 75),
    added: index === 1 ? 0 : 1_000_000,
    removed: index === 1 ? 0 : 1_000_000,
    failed: index === 1 ? [] : Array.from({ length: 3 }, () => trouble(script)),
    problem: index === 2 ? longText(script, 300) : null,
  }));
}
