import type { Database, Transaction } from '../../database/client.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { inWorkspace } from '../../database/workspace-scope.ts';
import { forgetBelonging } from '../people/store.ts';
import { roleTemplate } from '../role-templates/index.ts';
import type { RoleTemplate } from '../role-templates/template.ts';
import type { Capability, HeldRole } from '../roles.ts';

type Reader = Database | Transaction;

export const withRoles = {
  roles: { where: { removedAt: null }, orderBy: { position: 'asc' } },
} satisfies Prisma.OrganizationInclude;
export type OrganizationRow = Prisma.OrganizationGetPayload<{ include: typeof withRoles }>;

/** A role of an organization, its capabilities typed. */
export interface Role extends HeldRole {
  description: string;
  position: number;
  groupLevel: 'access' | 'edit' | 'admin';
}

/** An organization with its roles (the top one first) and its template. */
export interface Organization {
  id: string;
  workspaceId: string;
  name: string;
  approvalsChannelId: string | null;
  domains: string[];
  /** Do addresses at subdomains of the domains count? */
  includeSubdomains: boolean;
  /** Days until an invitation expires; null: never. */
  invitationDays: number | null;
  /** Days after which Foyer sends one reminder of an unanswered invitation or join request; null: never. */
  reminderDays: number | null;
  /** Days until a join request expires; null: never. */
  requestDays: number | null;
  /** Part of every invitation; null: none. */
  welcomeMessage: string | null;
  /** The Slack user to ask for help; null: people with the right. */
  contactSlackUserId: string | null;
  /** Minutes that must pass before Foyer sends to the same address again; null: none. */
  cooldownMinutes: number | null;
  /** Days after a withdrawn or rejected join request before the person can ask again; 0: none. */
  requestPauseDays: number;
  /** What Accept on a join request gives newcomers; null: the template's default role. It may be removed by now. */
  acceptRoleId: string | null;
  /** The groups that come with it, also those removed by now. */
  acceptGroupIds: string[];
  inviteBy: 'dm' | 'email' | 'both';
  joinSlackUrl: string | null;
  /** What becomes of a member who leaves Slack: Foyer deactivates them, or the admins decide. */
  whenSomebodyLeaves: 'tell' | 'deactivate';
  /** Do the admins get a summary of each week? */
  weeklyDigest: boolean;
  /** IANA name of the time zone in which days are counted and digests are sent. */
  timeZone: string;
  /** The most pending invitations and active members together; null: no limit. */
  seatLimit: number | null;
  roles: Role[];
  template: RoleTemplate;
}

/** Makes an organization from its row. */
export function toOrganization(row: OrganizationRow): Organization {
  const roles = row.roles.map(role => ({ ...role, capabilities: role.capabilities as Capability[] }));
  return { ...row, roles, template: roleTemplate(row.template) };
}

/** The organization with that id, or null. */
export async function findOrganization(db: Reader, id: string): Promise<Organization | null> {
  const row = await db.organization.findUnique({ where: { id }, include: withRoles });
  return row && toOrganization(row);
}

/** An organization and one person's membership in it. */
export interface OrganizationMembership {
  organization: Organization;
  /** Null: they are not a member. */
  state: 'active' | 'deactivated' | null;
  /** Null when they are not a member. */
  role: string | null;
  /** Did they choose to act there? */
  isCurrent: boolean;
}

/** The organizations of a workspace, oldest first, each with the person's membership in it. */
export async function membershipsOf(
  db: Reader,
  { workspaceId, slackUserId }: { workspaceId: string; slackUserId: string },
): Promise<OrganizationMembership[]> {
  const rows = await db.organization.findMany({
    where: { workspaceId },
    include: {
      ...withRoles,
      members: { where: { slackUserId }, select: { state: true, role: { select: { name: true } } } },
      currentFor: { where: { workspaceId, slackUserId }, select: { slackUserId: true } },
    },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ members: [member], currentFor, ...row }) => ({
    organization: toOrganization(row),
    state: member?.state ?? null,
    role: member?.role.name ?? null,
    isCurrent: currentFor.length > 0,
  }));
}

/** The name of an organization's top role. */
export async function topRoleOf(db: Reader, organizationId: string): Promise<string> {
  const { name } = await db.role.findFirstOrThrow({
    where: { organizationId, removedAt: null },
    orderBy: { position: 'asc' },
    select: { name: true },
  });
  return name;
}

/** Writes an organization's settings. */
export async function updateSettings(
  tx: Transaction,
  id: string,
  settings: Prisma.OrganizationUpdateInput,
): Promise<void> {
  await tx.organization.update({ where: { id }, data: settings, select: { id: true } });
}

/** Saves in which organization a person acts. */
export async function setCurrent(
  tx: Transaction,
  { workspaceId, slackUserId }: { workspaceId: string; slackUserId: string },
  organizationId: string,
): Promise<void> {
  await tx.slackPerson.updateMany({
    where: { workspaceId, slackUserId },
    data: { currentOrganizationId: organizationId },
  });
}

/** The names of the organizations of a workspace, oldest first. */
export async function organizationNames(
  db: Reader,
  workspaceId: string,
  { but }: { but?: string } = {},
): Promise<string[]> {
  const found = await db.organization.findMany({
    where: { workspaceId, ...(but && { NOT: { id: but } }) },
    select: { name: true },
    orderBy: { id: 'asc' },
  });
  return found.map(({ name }) => name);
}

/** Inserts an organization with its roles and groups. */
export async function insertOrganization(
  tx: Transaction,
  organization: {
    workspaceId: string;
    name: string;
    template: RoleTemplate;
    groups: string[];
    approvalsChannelId: string | null;
    domains: string[];
    createdAt: Date;
  },
): Promise<Organization> {
  const { template, groups, ...rest } = organization;
  const row = await tx.organization.create({
    data: {
      ...rest,
      template: template.id,
      roles: {
        create: template.roles.map((role, position) => ({
          ...role,
          capabilities: [...role.capabilities],
          position,
        })),
      },
      groups: { create: groups.map(name => ({ name })) },
    },
    include: withRoles,
  });
  return toOrganization(row);
}

/** Saves the installed workspace with that Slack team id, its name and bot user. */
export async function saveWorkspace(
  db: Database,
  workspace: {
    slackTeamId: string;
    /** Its Enterprise Grid organization, if it has one. */
    enterpriseId?: string | null;
    name: string;
    botUserId: string;
    createdAt: Date;
    /** The slash command that texts name before anybody has typed one. */
    defaultCommand?: string;
  },
): Promise<{ id: string; slackTeamId: string; name: string; botUserId: string }> {
  const { slackTeamId, enterpriseId = null, name, botUserId, defaultCommand } = workspace;
  const before = await db.workspace.findUnique({ where: { slackTeamId }, select: { enterpriseId: true } });
  const saved = await db.workspace.upsert({
    where: { slackTeamId },
    create: workspace,
    update: { name, botUserId, enterpriseId, defaultCommand },
  });
  if (before && before.enterpriseId !== enterpriseId)
    await inWorkspace(saved.id, () => forgetBelonging(db, saved));
  return saved;
}

/**
 * The slash command of this workspace, with its slash: the one typed last, in any process; before the first, the one
 * from the settings. Texts use it when no command is available.
 */
export async function commandOf(db: Reader, workspaceId: string): Promise<string> {
  const { typedCommand, defaultCommand } = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { typedCommand: true, defaultCommand: true },
  });
  return typedCommand ?? defaultCommand;
}

/** Saves the command that somebody typed: Slack delivered it, so it exists. */
export async function rememberCommand(
  db: Database,
  workspaceId: string,
  typedCommand: string,
): Promise<void> {
  await db.workspace.updateMany({
    where: { id: workspaceId, OR: [{ typedCommand: null }, { typedCommand: { not: typedCommand } }] },
    data: { typedCommand },
  });
}

/** The ids of the organizations of a workspace. */
export async function organizationIds(db: Reader, workspaceId: string): Promise<string[]> {
  const found = await db.organization.findMany({ where: { workspaceId }, select: { id: true } });
  return found.map(({ id }) => id);
}

/** The organizations of a workspace with that approvals channel. */
export async function organizationsPostingTo(
  db: Database | Transaction,
  workspaceId: string,
  approvalsChannelId: string,
): Promise<string[]> {
  const found = await db.organization.findMany({
    where: { workspaceId, approvalsChannelId },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return found.map(({ id }) => id);
}

/**
 * Ids of an organization's roles in their order, the top one first.
 * @param options.withRemoved also those that were removed, which resolved invitations still show; they come last
 */
export async function rolesInOrder(
  db: Reader,
  organizationId: string,
  { withRemoved = false }: { withRemoved?: boolean } = {},
): Promise<string[]> {
  const roles = await db.role.findMany({
    where: { organizationId, ...(!withRemoved && { removedAt: null }) },
    orderBy: [{ removedAt: { sort: 'asc', nulls: 'first' } }, { position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return roles.map(({ id }) => id);
}
