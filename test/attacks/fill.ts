import { randomUUID } from 'node:crypto';
import type { Person } from 'local-slack';
import type { Database } from '../../src/database/client.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';

/** The id of one row of each table of an organization, by table. */
export type Theirs = Record<string, string>;

/** An organization that nobody set up by hand. */
export function makeOrganization(
  db: Database,
  { workspaceId, name, at }: { workspaceId: string; name: string; at: Date },
): Promise<{ id: string }> {
  return db.organization.create({
    data: {
      workspaceId,
      name,
      template: senturo.id,
      createdAt: at,
      roles: {
        create: senturo.roles.map((role, position) => ({
          ...role,
          capabilities: [...role.capabilities],
          position,
        })),
      },
      groups: { create: [{ name: `${name} group` }] },
    },
  });
}

/** So many rows of everything for an organization, each with the word in what nobody outside may read. */
export async function fill(
  db: Database,
  about: { organizationId: string; word: string; count: number; at: Date; invitee?: Person },
): Promise<Theirs> {
  const { organizationId, word, count, at, invitee } = about;
  const lower = word.toLowerCase();
  const [top] = await db.role.findMany({ where: { organizationId }, orderBy: { position: 'asc' } });
  const last = await db.role.findFirstOrThrow({ where: { organizationId, name: 'Remote' } });
  const group = await db.group.findFirstOrThrow({ where: { organizationId }, orderBy: { name: 'desc' } });
  const each = <Row>(make: (index: number) => Row) =>
    Array.from({ length: count }, (_, index) => make(index));
  const email = (index: number, what: string) =>
    `${what}${index}-${organizationId.slice(-6)}@${lower}.example`;
  const roles = await db.role.createManyAndReturn({
    data: each(index => ({
      organizationId,
      name: `Kestrel ${index}`,
      description: 'One of many',
      position: 10 + index,
      capabilities: [],
    })),
  });
  const owner = await db.member.create({
    data: {
      organizationId,
      email: email(0, 'owner'),
      name: `${word} Owner`,
      roleId: top?.id ?? '',
      joinedAt: at,
    },
  });
  const members = await db.member.createManyAndReturn({
    data: each(index => ({
      organizationId,
      email: email(index, 'member'),
      name: `${word} Member ${index}`,
      roleId: last.id,
      joinedAt: at,
    })),
  });
  await db.groupGrant.createMany({
    data: members.map(({ id }) => ({ memberId: id, groupId: group.id, level: 'access' })),
  });
  const invitations = await db.invitation.createManyAndReturn({
    data: each(index => ({
      organizationId,
      email: invitee?.spec.email ?? email(index, 'invited'),
      name: `${word} Invited ${index}`,
      slackUserId: invitee?.id ?? null,
      roleId: last.id,
      note: `${word} note`,
      inviterId: owner.id,
      createdAt: at,
      sentAt: at,
    })),
  });
  await db.invitationGrant.createMany({
    data: invitations.map(({ id }) => ({ invitationId: id, groupId: group.id, level: 'access' })),
  });
  const inviteLinks = await db.inviteLink.createManyAndReturn({
    data: each(index => ({
      organizationId,
      tokenHash: randomUUID(),
      name: `${word} Link ${index}`,
      roleId: last.id,
      mode: 'ask' as const,
      domains: [`${lower}.example`],
      creatorId: owner.id,
      createdAt: at,
    })),
  });
  await db.inviteLinkGrant.createMany({
    data: inviteLinks.map(({ id }) => ({ inviteLinkId: id, groupId: group.id, level: 'access' })),
  });
  const apiKeys = await db.apiKey.createManyAndReturn({
    data: each(index => ({
      organizationId,
      name: `${word} Key ${index}`,
      secretHash: randomUUID(),
      hint: '0000',
      scopes: ['members:read'],
      creatorId: owner.id,
      requestKey: randomUUID(),
      createdAt: at,
    })),
  });
  const requests = await db.joinRequest.createManyAndReturn({
    data: each(index => ({
      organizationId,
      slackUserId: `U0${word.toUpperCase()}${index}${organizationId.slice(-4).toUpperCase()}`,
      email: email(index, 'asks'),
      name: `${word} Asker ${index}`,
      note: `${word} note`,
      createdAt: at,
    })),
  });
  const draft = await db.import.create({
    data: {
      organizationId,
      uploaderId: owner.id,
      fileName: `${word}.csv`,
      requestKey: randomUUID(),
      createdAt: at,
      rows: { create: each(index => row(index, email(index, 'row'), word)) },
    },
    include: { rows: true },
  });
  const link = await db.groupLink.create({
    data: {
      groupId: group.id,
      kind: 'channel',
      slackId: `C0${word.toUpperCase()}`,
      name: lower,
      createdAt: at,
    },
  });
  const entry = await db.auditEntry.create({
    data: { organizationId, at, actor: 'foyer', action: 'member.changed', subject: email(0, 'member') },
  });
  const first = ([one]: { id: string }[]) => one?.id ?? '';
  return {
    organizations: organizationId,
    roles: first(roles),
    groups: group.id,
    members: first(members),
    invitations: first(invitations),
    invite_links: first(inviteLinks),
    api_keys: first(apiKeys),
    join_requests: first(requests),
    imports: draft.id,
    import_rows: first(draft.rows),
    group_ties: link.id,
    audit_entries: entry.id,
  };
}

function row(index: number, email: string, word: string) {
  return {
    position: index,
    line: index + 2,
    email,
    role: 'Remote',
    groups: '',
    name: `${word} Row ${index}`,
  };
}
