import type { Database } from '../../src/database/client.ts';
import { ImportOutcome } from '../../src/database/generated/client.ts';
import { type DeliveryFacts, findDelivery } from '../../src/delivery/facts/store.ts';
import type { ActingMember } from '../../src/domain/access/acting-member.ts';
import { permissionsOf } from '../../src/domain/access/acting-member.ts';
import { findOwnMember } from '../../src/domain/access/store.ts';
import { skipReasons } from '../../src/domain/batches/kinds.ts';
import type { Person } from '../../src/domain/domain.ts';
import { insertDraft } from '../../src/domain/imports/store.ts';
import { insertOrganization } from '../../src/domain/organizations/store.ts';
import type { RoleTemplate } from '../../src/domain/role-templates/template.ts';
import { capabilities } from '../../src/domain/roles.ts';
import { somebody } from '../domain/people.ts';

/** What people write, at its worst: characters of several units, right to left with marks, Slack's markup. */
export const scripts = {
  'wide letters': ['W'],
  emoji: ['👩🏽‍🚀', '🏳️‍🌈', ':tada:'],
  'right to left': ['שָׁלוֹם', '\u202E', 'مرحبا', '\u200F'],
  markup: ['<!channel>', '<@U0ADA1>', '&amp;', '"', "'", '\\', '*_~`', '<https://x.example|x>'],
  'line ends': ['a', '\n', '\t', '\u2028'],
} as const;

export type Script = keyof typeof scripts;

/** Text in that script of at most `most` UTF-16 units, as close to it as whole characters allow. */
export function longText(script: Script, most: number): string {
  const pieces = scripts[script].join(' ');
  let text = '';
  for (const character of pieces.repeat(Math.ceil(most / pieces.length) + 1)) {
    if (text.length + character.length > most) break;
    text += character;
  }
  return text;
}

/** Slack lets a name have 80 characters; nothing of Slack's says that no API gives more. */
const SLACK_NAME = 120;
const EMAIL = 254;
const NAME = 75;
const NOTE = 1000;
const GROUPS = 100;
/** More than two pages, so that the one in the middle has both buttons. */
const ROWS = 25;

const address = (index: number) => `${String(index).padStart(4, '0')}@${'d'.repeat(EMAIL - 9)}.org`;

/** An organization in which everything is as long and as much as the rules let it be. */
export interface World {
  organizationId: string;
  admin: Person;
  acting: ActingMember;
  invitations: { id: string; status: string }[];
  joinRequests: { id: string; status: string }[];
  /** A draft that waits for its review, and an import that was sent. */
  imports: { draft: string; sent: string };
}

const at = new Date('2026-01-05T09:00:00Z');

/** Everything that Foyer keeps of a file's reading, at its longest. */
function worstReading(cell: (most: number) => string) {
  const headers = Array.from({ length: 20 }, () => cell(100));
  return {
    isRemembered: true,
    fingerprint: 'f',
    encoding: 'windows-1252',
    otherEncodings: ['windows-1250', 'macintosh'],
    ignored: headers,
    ignoredCount: 500,
    questions: headers.map((header, place) => ({ place, header, column: 'Groups' })),
    leftOut: {
      lines: headers.map((_, line) => line + 9_980),
      inactive: { count: 10_000, header: cell(100) },
    },
    choices: { columns: { Email: 0, Role: 1, Groups: 2, Name: [3] } },
  };
}

/** Fills a database with the worst case of one template in one script. */
export async function fill(
  db: Database,
  template: RoleTemplate,
  script: Script,
  unique = `${template.id}-${script}`,
): Promise<World> {
  const name = (index: number) => `${index} ${longText(script, NAME - 5)}`.replace(/\s+/gu, ' ').trim();
  const note = longText(script, NOTE).trim();
  const workspace = await db.workspace.create({
    data: { slackTeamId: unique, name: longText(script, NAME), botUserId: 'U0BOT', createdAt: at },
  });
  const organization = await insertOrganization(db, {
    workspaceId: workspace.id,
    name: name(0),
    template,
    groups: Array.from({ length: GROUPS }, (_, index) => name(index)),
    approvalsChannelId: 'C0APPROVALS',
    domains: ['d'.repeat(63).concat('.org')],
    createdAt: at,
  });
  const organizationId = organization.id;
  const groups = await db.group.findMany({ where: { organizationId } });
  const roleId = organization.roles.at(-1)?.id ?? '';
  const slackName = longText(script, SLACK_NAME);
  const members = await db.member.createManyAndReturn({
    data: Array.from({ length: ROWS }, (_, index) => ({
      organizationId,
      email: address(index),
      name: slackName,
      slackUserId: `U${unique}${index}`,
      roleId: index === 0 ? (organization.roles[0]?.id ?? '') : roleId,
      state: index % 3 === 2 ? ('deactivated' as const) : ('active' as const),
      joinedAt: at,
    })),
  });
  await db.groupGrant.createMany({
    data: members.flatMap(member =>
      groups.map(group => ({ memberId: member.id, groupId: group.id, level: 'admin' as const })),
    ),
  });
  const inviterId = members[0]?.id ?? '';
  const statuses = ['accepted', 'declined', 'revoked', 'expired'] as const;
  const invitations = await db.invitation.createManyAndReturn({
    data: Array.from({ length: ROWS + statuses.length }, (_, index) => ({
      organizationId,
      email: address(100 + index),
      name: index % 2 === 0 ? name(index) : null,
      slackUserId: 'U0ADA1',
      roleId,
      note,
      inviterId,
      createdAt: at,
      sentAt: at,
      ...(statuses[index] && { status: statuses[index], resolvedAt: at, resolvedBy: 'U0ADA1' }),
      ...(index >= ROWS - 4 && { awaitingApprovalAt: at }),
    })),
  });
  await db.invitationGrant.createMany({
    data: invitations.flatMap(({ id }) =>
      groups.map((group, index) => ({
        invitationId: id,
        groupId: group.id,
        level: index % 2 === 0 ? ('access' as const) : ('admin' as const),
      })),
    ),
  });
  const ends = ['queued', 'delivered', 'failed', 'waiting'] as const;
  await db.delivery.createMany({
    data: invitations.map(({ id, email }, index) => ({
      organizationId,
      message: 'invitation',
      recipient: 'U0ADA1',
      email,
      status: ends[index % ends.length] ?? 'queued',
      reason: longText(script, 300),
      invitationId: id,
      initiatorId: inviterId,
      createdAt: at,
    })),
  });
  const inviteLinks = await db.inviteLink.createManyAndReturn({
    data: Array.from({ length: ROWS }, (_, index) => ({
      organizationId,
      tokenHash: `${unique} ${index}`,
      name: name(index),
      roleId,
      mode: index % 2 === 0 ? ('join' as const) : ('ask' as const),
      domains: Array.from({ length: 20 }, (_each, domain) => `${domain}${'d'.repeat(60)}.org`),
      maxUses: 100_000,
      uses: 99_999,
      creatorId: inviterId,
      createdAt: at,
      expiresAt: new Date('2046-01-05T09:00:00Z'),
      ...(index % 3 === 0 && { pausedAt: at }),
    })),
  });
  await db.inviteLinkGrant.createMany({
    data: inviteLinks.flatMap(({ id }) =>
      groups.map((group, index) => ({
        inviteLinkId: id,
        groupId: group.id,
        level: index % 2 === 0 ? ('access' as const) : ('admin' as const),
      })),
    ),
  });
  const decisions = ['approved', 'rejected', 'withdrawn', 'expired'] as const;
  const joinRequests = await db.joinRequest.createManyAndReturn({
    data: Array.from({ length: ROWS + decisions.length }, (_, index) => ({
      organizationId,
      slackUserId: `UASK${index}`,
      email: address(200 + index),
      name: slackName,
      note,
      createdAt: at,
      ...(decisions[index] && {
        status: decisions[index],
        deciderId: inviterId,
        roleId,
        reason: note,
        resolvedAt: at,
      }),
    })),
  });
  const admin = somebody({
    workspaceId: workspace.id,
    slackUserId: `U${unique}0`,
    email: address(0),
    name: slackName,
    isWorkspaceAdmin: true,
    isWorkspaceOwner: false,
  });
  const member = await findOwnMember(db, organizationId, admin);
  if (!member) throw new Error('The admin is not there.');
  const acting = { organization, member, permissions: permissionsOf(organization, member) };
  const imports = await fillImports(db, { organizationId, uploaderId: inviterId, script, invitations });
  return { organizationId, admin, acting, invitations, joinRequests, imports };
}

/** Why people could not be added, at its longest. */
export const trouble = (script: Script) => ({
  change: 'add' as const,
  people: 1_000_000,
  reason: longText(script, 300),
});

/** What a message tells of at its worst; `index` chooses the state of its invitation or request. */
export async function worstFacts(
  db: Database,
  { organizationId, invitations, joinRequests, imports, acting }: World,
  { kind, script, index }: { kind: string; script: Script; index: number },
): Promise<DeliveryFacts> {
  const memberId = acting.member.id;
  const batch = await db.invitationBatch.create({
    data: {
      organizationId,
      memberId,
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
  const named = await db.member.findMany({ where: { organizationId }, select: { id: true }, take: 20 });
  const memberIds = named.map(each => each.id);
  const about = await worstSubject(db, { organizationId, acting }, { kind, index });
  const { id } = await db.delivery.create({
    data: {
      organizationId,
      ...about,
      message: kind,
      batchId: batch.id,
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
        had: longText(script, 254),
        has: longText(script, 254),
        to: 'U0ADA1',
        merged: {
          had: { name: longText(script, 75), role: longText(script, 75), groups: [] },
          has: { name: longText(script, 75), role: longText(script, 75), groups: [] },
        },
        role: longText(script, 75),
        gained: capabilities,
        lost: capabilities,
        who: longText(script, 120),
        others: 1_000_000,
        change: index % 2 ? 'add' : 'remove',
        target: `#${longText(script, 80)}`,
        group: longText(script, 75),
        links: Array.from({ length: index === 0 ? 1 : 60 }, () => ({
          target: `@${longText(script, 120)}`,
          group: longText(script, 75),
          added: index === 1 ? 0 : 1_000_000,
          removed: index === 1 ? 0 : 1_000_000,
          failed: index === 1 ? [] : Array.from({ length: 3 }, () => trouble(script)),
          problem: index === 2 ? longText(script, 300) : null,
        })),
        memberIds,
        total: 1_000_000,
        deactivated: index === 1 ? 0 : 999_999,
        waiting: {
          joinRequests: 1_000_000,
          approvals: 1_000_000,
          invitations: 1_000_000,
          leavers: 1_000_000,
        },
        shared: {
          channel: longText(script, 80),
          isPending: index % 2 === 0,
          isForApprovals: index !== 2,
          groups: Array.from({ length: index * 25 }, () => longText(script, 75)),
        },
      },
    },
  });
  const facts = await findDelivery(db, { organizationId }, id);
  if (!facts) throw new Error('The delivery is not there.');
  return facts;
}

/** The member or the offer that a card is about, in the state of `index`. */
async function worstSubject(
  db: Database,
  { organizationId, acting }: Pick<World, 'organizationId' | 'acting'>,
  { kind, index }: { kind: string; index: number },
): Promise<{ memberId?: string; handoverId?: string }> {
  const isOffer = kind.startsWith('hand-on');
  const isCard = ['member-left', 'member-back', 'member-left-by-choice'].includes(kind);
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

/** Cells longer than any that is taken, beside some that are in order. */
async function fillImports(
  db: Database,
  world: { organizationId: string; uploaderId: string; script: Script; invitations: { id: string }[] },
): Promise<World['imports']> {
  const { organizationId, uploaderId, script, invitations } = world;
  const cell = (most: number) => longText(script, most);
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    line: index + 2,
    email: index % 3 === 0 ? address(300 + index) : cell(400 + index),
    role: index % 2 === 0 ? cell(300) : '',
    groups: Array.from({ length: GROUPS }, (_, group) => `${group} ${cell(70)}`).join(', '),
    name: cell(150 + index),
  }));
  const upload = { organizationId, uploaderId, fileName: `${cell(250)}.csv`, createdAt: at };
  const draft = await insertDraft(db, { ...upload, requestKey: 'draft', rows, reading: worstReading(cell) });
  const sent = await db.import.create({
    data: { ...upload, requestKey: 'sent', status: 'sent', sentAt: at },
  });
  const outcomes = Object.values(ImportOutcome);
  const finding = { row: 0, line: 2, column: 'Role', severity: 'error', code: 'unknown-role' };
  const findings = Array.from({ length: 20 }, () => ({
    ...finding,
    value: cell(200),
    data: { roles: Array.from({ length: 20 }, () => cell(75)), nearest: null },
  }));
  await db.importRow.createMany({
    data: outcomes.flatMap((outcome, which) => {
      const isInvited = outcome === 'invited';
      return Array.from({ length: isInvited ? invitations.length : 11 }, (_, index) => ({
        ...(rows[index % rows.length] ?? { line: 2, email: '', role: '', groups: '', name: '' }),
        importId: sent.id,
        position: which * 100 + index,
        outcome,
        ...(outcome === 'rejected' && { findings }),
        ...(isInvited && { invitationId: invitations[index]?.id }),
      }));
    }),
  });
  const statusOf = (index: number) => (index < 11 ? 'failed' : index < 20 ? 'delivered' : 'waiting');
  await db.delivery.createMany({
    data: invitations.map(({ id: invitationId }, index) => ({
      organizationId,
      message: 'invitation',
      status: statusOf(index) as 'failed' | 'delivered' | 'waiting',
      reason: cell(300),
      invitationId,
      importId: sent.id,
      createdAt: at,
    })),
  });
  return { draft: draft.importId, sent: sent.id };
}
