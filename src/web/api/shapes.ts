import { z } from '@hono/zod-openapi';
import { isActive } from '../../domain/access/active.ts';
import type { Member } from '../../domain/access/store.ts';
import type { NamedEntry } from '../../domain/audit/store.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import type { Organization, Role } from '../../domain/organizations/store.ts';

const id = z.uuid().openapi({ example: '019a8f3e-7c1d-7e52-9b0a-4f1d2c3b4a59' });
const time = z.iso.datetime().openapi({ example: '2026-11-27T09:30:00.000Z' });
const email = z.string().openapi({ example: 'ada@lovelace.example' });
const slackUserId = z.string().nullable().openapi({
  description: 'null: the person isn’t in Slack yet.',
  example: 'U0ADA00001',
});

/** Groups as a program names them: by id or name. */
export const names = z.array(z.string().max(200)).max(1_000);

export const groupShape = z.object({ id, name: z.string().openapi({ example: 'Teacher Laptops' }) });
const named = z.object({ id, name: z.string().openapi({ example: 'Analyst' }) });
const grants = z.array(groupShape.extend({ level: z.enum(['access', 'edit', 'admin']) }));
const hasAllGroups = z
  .boolean()
  .openapi({ description: 'Without groups of their own, the person has all of them.' });

export const memberShape = z
  .object({
    id,
    email,
    name: z.string().openapi({ example: 'Ada Lovelace' }),
    slackUserId,
    isProvisioned: z.boolean().openapi({
      description: 'Does a directory decide about their name and whether they are active?',
    }),
    isActive: z.boolean().openapi({ description: 'Has the person any rights now?' }),
    state: z.enum(['active', 'deactivated']),
    leftSlack: z.enum(['deactivated', 'guest', 'external']).nullable().openapi({
      description: 'Why an active member has no rights now: their Slack account. null: it is in order.',
    }),
    role: named,
    groups: grants,
    hasAllGroups,
    joinedAt: time,
    version: z.int().openapi({ description: 'Grows with each change.' }),
  })
  .openapi('Member');

/** A member as the API shows them. */
export function memberOf(member: Member, organization: Organization): z.output<typeof memberShape> {
  const { role, grants: given, leftReason, joinedAt } = member;
  return {
    id: member.id,
    email: member.email,
    name: member.name,
    slackUserId: member.slackUserId,
    isProvisioned: member.isProvisioned,
    isActive: isActive(member),
    state: member.state,
    leftSlack: leftReason,
    role: { id: role.id, name: role.name },
    groups: groupsOf(given),
    hasAllGroups: hasAll(given, organization),
    joinedAt: joinedAt.toISOString(),
    version: member.version,
  };
}

type Given = readonly { groupId: string; level: 'access' | 'edit' | 'admin'; group: { name: string } }[];

const groupsOf = (given: Given) =>
  given.map(({ groupId, level, group }) => ({ id: groupId, name: group.name, level }));
const hasAll = (given: Given, { template }: Organization) =>
  given.length === 0 && template.blankGroups === 'all';

export const invitationShape = z
  .object({
    id,
    email,
    name: z.string().nullable(),
    slackUserId,
    status: z.enum(['pending', 'accepted', 'declined', 'revoked', 'expired']),
    isAwaitingApproval: z.boolean().openapi({ description: 'The person accepted, and an approver decides.' }),
    role: named,
    groups: grants,
    hasAllGroups,
    inviterId: id.openapi({ description: 'The member who invited them.' }),
    createdAt: time,
    expiresAt: time.nullable(),
  })
  .openapi('Invitation');

/** An invitation as the API shows it. */
export function invitationOf(
  invitation: Invitation,
  organization: Organization,
): z.output<typeof invitationShape> {
  const { role, grants: given } = invitation;
  return {
    id: invitation.id,
    email: invitation.email,
    name: invitation.name,
    slackUserId: invitation.slackUserId,
    status: invitation.status,
    isAwaitingApproval: invitation.awaitingApprovalAt !== null && invitation.status === 'pending',
    role: { id: role.id, name: role.name },
    groups: groupsOf(given),
    hasAllGroups: hasAll(given, organization),
    inviterId: invitation.inviterId,
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt?.toISOString() ?? null,
  };
}

export const joinRequestShape = z
  .object({
    id,
    slackUserId: z.string(),
    email,
    name: z.string(),
    note: z.string().nullable(),
    status: z.enum(['pending', 'approved', 'rejected', 'withdrawn', 'expired']),
    createdAt: time,
    expiresAt: time.nullable(),
    decidedBy: id.nullable().openapi({ description: 'The member who decided.' }),
  })
  .openapi('JoinRequest');

/** A join request as the API shows it. */
export function joinRequestOf(request: JoinRequest): z.output<typeof joinRequestShape> {
  const { slackUserId: user, name, note, status, createdAt, expiresAt, deciderId } = request;
  return {
    id: request.id,
    slackUserId: user,
    email: request.email,
    name,
    note,
    status,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    decidedBy: deciderId,
  };
}

export const roleShape = z
  .object({
    id,
    name: z.string().openapi({ example: 'Analyst' }),
    description: z.string(),
    rights: z.array(z.string()).openapi({ description: 'What the role can do in Foyer itself.' }),
    groupLevel: z.enum(['access', 'edit', 'admin']).openapi({
      description: 'The level that it gives in each group.',
    }),
  })
  .openapi('Role');

/** A role as the API shows it. */
export function roleOf({ id: roleId, name, description, capabilities, groupLevel }: Role) {
  return { id: roleId, name, description, rights: [...capabilities], groupLevel };
}

export const organizationShape = z
  .object({
    id,
    name: z.string().openapi({ example: 'Lovelace Labs' }),
    template: z.string().openapi({ example: 'senturo' }),
    permissions: z.array(z.string()).openapi({
      description: 'The permissions that you can ask for with /v1/check: the product’s own, then Foyer’s.',
    }),
    seats: z.object({
      limit: z.int().nullable().openapi({ description: 'null: no limit.' }),
    }),
    timeZone: z.string().openapi({ example: 'Europe/London' }),
  })
  .openapi('Organization');

export const auditEntryShape = z
  .object({
    id,
    at: time,
    actor: z.string().openapi({ description: 'A Slack user, `api-key:…`, `link:…` or `foyer`.' }),
    actorName: z.string().nullable(),
    action: z.string().openapi({ example: 'invitation.create' }),
    subject: z.string().openapi({ example: 'ada@lovelace.example' }),
    subjectName: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .openapi('AuditEntry');

/** An entry of the audit log as the API shows it. */
export function auditEntryOf(entry: NamedEntry) {
  const { id: entryId, at, actor, actorName, action, subject, subjectName, before, after } = entry;
  return { id: entryId, at: at.toISOString(), actor, actorName, action, subject, subjectName, before, after };
}
