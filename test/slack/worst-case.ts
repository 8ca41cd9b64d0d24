import type { Database } from '../../src/database/client.ts';
import type { ActingMember } from '../../src/domain/access/acting-member.ts';
import { permissionsOf } from '../../src/domain/access/acting-member.ts';
import { findOwnMember } from '../../src/domain/access/store.ts';
import { apiScopes } from '../../src/domain/api-keys/scopes.ts';
import type { Person } from '../../src/domain/domain.ts';
import { insertOrganization } from '../../src/domain/organizations/store.ts';
import type { RoleTemplate } from '../../src/domain/role-templates/template.ts';
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
export const GROUPS = 100;
/** More than two pages, so that the one in the middle has both buttons. */
export const ROWS = 25;

export const address = (index: number) => `${String(index).padStart(4, '0')}@${'d'.repeat(EMAIL - 9)}.org`;

/** An organization in which everything is as long and as much as the rules let it be. */
export interface World {
  organizationId: string;
  admin: Person;
  acting: ActingMember;
  invitations: { id: string; status: string }[];
  joinRequests: { id: string; status: string }[];
}

export const at = new Date('2026-01-05T09:00:00Z');

/** Fills a database with the worst case of one template in one script. */
export async function fill(
  db: Database,
  template: RoleTemplate,
  script: Script,
  unique = `${template.id}-${script}`,
): Promise<World> {
  const name = (index: number) => `${index} ${longText(script, NAME - 5)}`.replace(/\s+/gu, ' ').trim();
  const slackUser = (index: number) => `U${unique.replaceAll(/[^\w-]/gu, '')}${index}`;
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
  const roleId = organization.roles.at(-1)?.id ?? '';
  const slackName = longText(script, SLACK_NAME);
  const members = await db.member.createManyAndReturn({
    data: Array.from({ length: ROWS }, (_, index) => ({
      organizationId,
      email: address(index),
      name: slackName,
      slackUserId: slackUser(index),
      roleId: index === 0 ? (organization.roles[0]?.id ?? '') : roleId,
      state: index % 3 === 2 ? ('deactivated' as const) : ('active' as const),
      joinedAt: at,
    })),
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
  await db.inviteLink.createMany({
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
  await db.apiKey.createMany({
    data: Array.from({ length: ROWS }, (_, index) => ({
      organizationId,
      name: name(index),
      secretHash: `${unique} ${index}`,
      hint: '__--',
      scopes: [...apiScopes],
      creatorId: inviterId,
      requestKey: `${index}`,
      createdAt: at,
      ...(index % 3 > 0 && { expiresAt: new Date(index % 3 === 1 ? '2046-01-05T09:00:00Z' : 0) }),
      ...(index % 2 === 0 && { lastUsedAt: at }),
    })),
  });
  await grantEveryGroup(db, organizationId);
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
    slackUserId: slackUser(0),
    email: address(0),
    name: slackName,
    isWorkspaceAdmin: true,
    isWorkspaceOwner: false,
  });
  const member = await findOwnMember(db, organizationId, admin);
  if (!member) throw new Error('The admin is not there.');
  const acting = { organization, member, permissions: permissionsOf(organization, member) };
  return { organizationId, admin, acting, invitations, joinRequests };
}

/** Gives every group to each member, invitation and invite link: in one statement, because these are thousands of rows. */
async function grantEveryGroup(db: Database, organizationId: string): Promise<void> {
  await db.$executeRaw`
    with g as (
      select id, (array['access', 'admin']::"GroupLevel"[])[row_number() over (order by id) % 2 + 1] as level
      from groups where organization_id = ${organizationId}::uuid
    ), of_members as (
      insert into group_grants (member_id, group_id, level)
      select each.id, g.id, 'admin' from members each, g where organization_id = ${organizationId}::uuid
    ), of_invitations as (
      insert into invitation_grants (invitation_id, group_id, level)
      select each.id, g.id, g.level from invitations each, g where organization_id = ${organizationId}::uuid
    )
    insert into invite_link_grants (invite_link_id, group_id, level)
    select each.id, g.id, g.level from invite_links each, g where organization_id = ${organizationId}::uuid`;
}
