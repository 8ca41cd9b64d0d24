import type { Database, Transaction } from '../database/client.ts';
import { Prisma } from '../database/generated/client.ts';

/** What Slack gave Foyer for one workspace, encrypted. */
export interface StoredInstallation {
  workspaceId: string;
  slackTeamId: string;
  enterpriseId: string | null;
  isOrgWide: boolean;
  botUserId: string;
  appId: string;
  installedBy: string;
  scopes: string[];
  botToken: Uint8Array;
  refreshToken: Uint8Array | null;
  expiresAt: Date | null;
  keyId: string;
}

const columns = Prisma.sql`
  i.workspace_id as "workspaceId", w.slack_team_id as "slackTeamId", w.enterprise_id as "enterpriseId",
  w.is_org_wide as "isOrgWide", w.bot_user_id as "botUserId", i.app_id as "appId", i.installed_by as "installedBy",
  i.scopes, i.bot_token as "botToken", i.refresh_token as "refreshToken", i.expires_at as "expiresAt",
  i.key_id as "keyId"
  from installations i join workspaces w on w.id = i.workspace_id`;

const isServed = Prisma.sql`w.uninstalled_at is null and w.suspended_at is null`;

/** The installation that a request belongs to; null when Foyer isn't installed there, or is suspended. */
export async function installationOf(db: Database, slackTeamId: string): Promise<StoredInstallation | null> {
  const [found] = await db.$queryRaw<StoredInstallation[]>`
    select ${columns} where w.slack_team_id = ${slackTeamId} and ${isServed}`;
  return found ?? null;
}

/** The installation that a request belongs to, in a workspace that the operator has wait; null: there is none. */
export async function suspendedInstallationOf(
  db: Database,
  slackTeamId: string,
): Promise<StoredInstallation | null> {
  const [found] = await db.$queryRaw<StoredInstallation[]>`
    select ${columns} where w.slack_team_id = ${slackTeamId} and w.uninstalled_at is null
      and w.suspended_at is not null`;
  return found ?? null;
}

/** The same as `installationOf`, by Foyer's own id of the workspace. */
export async function installationById(
  db: Database,
  workspaceId: string,
): Promise<StoredInstallation | null> {
  const [found] = await db.$queryRaw<StoredInstallation[]>`
    select ${columns} where w.id = ${workspaceId}::uuid and ${isServed}`;
  return found ?? null;
}

/** Every installation that uses another key than this one. */
export async function installationsOfOtherKeys(db: Database, keyId: string): Promise<StoredInstallation[]> {
  return db.$queryRaw<StoredInstallation[]>`select ${columns} where i.key_id <> ${keyId} order by w.id`;
}

/** Every installation whose token does not expire. */
export async function lastingInstallations(db: Database): Promise<StoredInstallation[]> {
  return db.$queryRaw<StoredInstallation[]>`select ${columns} where i.refresh_token is null order by w.id`;
}

/** Reads an installation and keeps it from other transactions until this one ends. */
export async function lockInstallation(
  tx: Transaction,
  workspaceId: string,
): Promise<StoredInstallation | null> {
  const [found] = await tx.$queryRaw<StoredInstallation[]>`
    select ${columns} where w.id = ${workspaceId}::uuid for update of i`;
  return found ?? null;
}

/** The ids of all workspaces that installed Foyer by OAuth and are served. */
export async function servedWorkspaces(db: Database): Promise<string[]> {
  const served = await db.$queryRaw<{ id: string }[]>`
    select w.id from installations i join workspaces w on w.id = i.workspace_id where ${isServed} order by w.id`;
  return served.map(({ id }) => id);
}

export interface SealedTokens {
  botToken: Uint8Array<ArrayBuffer>;
  refreshToken: Uint8Array<ArrayBuffer> | null;
  expiresAt: Date | null;
  keyId: string;
}

/** Replaces the tokens of an installation. */
export async function saveTokens(tx: Transaction, workspaceId: string, tokens: SealedTokens): Promise<void> {
  await tx.installation.update({ where: { workspaceId }, data: tokens });
}

/** Saves an installation, new or again, and its workspace as installed. */
export async function saveInstallation(
  tx: Transaction,
  installation: {
    workspaceId: string;
    appId: string;
    installedBy: string;
    installedAt: Date;
    scopes: string[];
    isOrgWide: boolean;
  } & SealedTokens,
): Promise<void> {
  const { isOrgWide, workspaceId, ...fields } = installation;
  await tx.workspace.update({ where: { id: workspaceId }, data: { isOrgWide, uninstalledAt: null } });
  await tx.installation.upsert({
    where: { workspaceId },
    create: { workspaceId, ...fields },
    update: fields,
  });
}

/** Slack says when it removed an app to the second. */
const SECOND_MS = 1000;

/**
 * Notes that Foyer was removed from a workspace and forgets its tokens.
 * @param when.removedAt absent: the installation of now ends, whenever it began
 * @returns false: that was known, or Foyer was installed again since then
 */
export async function endInstallation(
  tx: Transaction,
  workspaceId: string,
  { at, removedAt }: { at: Date; removedAt: Date | undefined },
): Promise<boolean> {
  // An installation that is being saved has this row.
  await tx.$queryRaw`select 1 from workspaces where id = ${workspaceId}::uuid for update`;
  const since = removedAt && { gte: new Date(removedAt.getTime() + SECOND_MS) };
  if (since && (await tx.installation.count({ where: { workspaceId, installedAt: since } })) > 0)
    return false;
  await tx.installation.deleteMany({ where: { workspaceId } });
  const { count } = await tx.workspace.updateMany({
    where: { id: workspaceId, uninstalledAt: null },
    data: { uninstalledAt: at },
  });
  return count === 1;
}

/** The workspace of a Slack team, installed or not; null: Foyer never was there. */
export async function workspaceOfTeam(db: Database, slackTeamId: string): Promise<{ id: string } | null> {
  return db.workspace.findUnique({ where: { slackTeamId }, select: { id: true } });
}

/** Keeps the state of an installation that a browser begins, and forgets those that nobody finished in time. */
export async function saveInstallState(
  db: Database,
  hash: string,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<void> {
  await db.installState.deleteMany({ where: { expiresAt: { lte: now } } });
  await db.installState.create({ data: { hash, expiresAt } });
}

/** Ends a begun installation: of two that come back with the same state, one gets it. */
export async function takeInstallState(db: Database, hash: string, now: Date): Promise<boolean> {
  const { count } = await db.installState.deleteMany({ where: { hash, expiresAt: { gt: now } } });
  return count === 1;
}

/** The ids of workspaces from which Foyer was removed before that time. */
export async function removedBefore(db: Database, before: Date): Promise<string[]> {
  const removed = await db.workspace.findMany({
    where: { uninstalledAt: { lt: before } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return removed.map(({ id }) => id);
}

/** Deletes everything about a workspace from which Foyer was removed; false: it is installed, or gone. */
export async function eraseWorkspace(tx: Transaction, workspaceId: string): Promise<boolean> {
  const [{ erased }] = await tx.$queryRaw<[{ erased: boolean }]>`
    select erase_removed_workspace(${workspaceId}::uuid) as erased`;
  return erased;
}

/** @param at null: it is served again */
export async function setSuspended(tx: Transaction, workspaceId: string, at: Date | null): Promise<void> {
  await tx.workspace.update({ where: { id: workspaceId }, data: { suspendedAt: at } });
}

/** Does the operator have this workspace wait? */
export async function isSuspended(db: Database, workspaceId: string): Promise<boolean> {
  const [found] = await db.$queryRaw<unknown[]>`
    select 1 from workspaces where id = ${workspaceId}::uuid and suspended_at is not null`;
  return found !== undefined;
}
