import type { Database } from '../../src/database/client.ts';
import type { Person } from '../../src/domain/domain.ts';
import type { Membership } from '../../src/domain/members/membership.ts';
import { standingOf } from '../../src/domain/members/membership.ts';
import { findMember } from '../../src/domain/members/store.ts';
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
const GROUPS = 100;
/** More than two pages, so that the one in the middle has both buttons. */
const ROWS = 25;

const address = (index: number) => `${String(index).padStart(4, '0')}@${'d'.repeat(EMAIL - 9)}.org`;

/** An organization in which everything is as long and as much as the rules let it be. */
export interface World {
  organizationId: string;
  admin: Person;
  membership: Membership;
  invitations: { id: string; status: string }[];
  joinRequests: { id: string; status: string }[];
}

const at = new Date('2026-01-05T09:00:00Z');

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
      ...(statuses[index] && { status: statuses[index], settledAt: at, settledBy: 'U0ADA1' }),
    })),
  });
  await db.invitationGrant.createMany({
    data: invitations.flatMap(({ id }) =>
      groups.map(group => ({ invitationId: id, groupId: group.id, level: 'access' as const })),
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
      causerId: inviterId,
      createdAt: at,
    })),
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
        settledAt: at,
      }),
    })),
  });
  const admin = somebody({
    workspaceId: workspace.id,
    slackUserId: `U${unique}0`,
    email: address(0),
    name: slackName,
    isWorkspaceAdmin: true,
  });
  const member = await findMember(db, organizationId, admin);
  if (!member) throw new Error('The admin is not there.');
  const membership = { organization, member, standing: standingOf(organization, member) };
  return { organizationId, admin, membership, invitations, joinRequests };
}
