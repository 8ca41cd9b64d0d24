import type { Database, Transaction } from '../../database/client.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { Person } from '../domain.ts';

/** A person as Slack describes them. */
export interface SeenPerson extends Person {
  /** Their workspace; null when Slack doesn't say. */
  teamId: string | null;
  enterpriseId: string | null;
  /** Slack's `is_stranger`. */
  isStranger: boolean;
  /** When they last changed in Slack; null when Slack doesn't say. */
  slackUpdatedAt: Date | null;
  timeZone: string | null;
  locale: string | null;
}

/** A person as Slack last described them, and when that was. */
export type KnownPerson = SeenPerson & { updatedAt: Date };

/** The person with that Slack id, or null when Foyer has never seen them. */
export async function findPerson(
  db: Database | Transaction,
  workspaceId: string,
  slackUserId: string,
): Promise<KnownPerson | null> {
  return db.slackPerson.findUnique({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
  });
}

/** How many admins of a workspace are named to a person who needs one. */
export const ADMINS_NAMED = 3;

/** Some people who can set Foyer up in a workspace, its owners first. */
export async function workspaceAdmins(db: Database, workspaceId: string, take: number): Promise<string[]> {
  const found = await db.slackPerson.findMany({
    where: {
      workspaceId,
      isWorkspaceAdmin: true,
      isBot: false,
      isGuest: false,
      isDeactivated: false,
      isExternal: false,
    },
    select: { slackUserId: true },
    orderBy: [{ isWorkspaceOwner: 'desc' }, { slackUserId: 'asc' }],
    take,
  });
  return found.map(({ slackUserId }) => slackUserId);
}

/**
 * The order of several people with one address: people of one's own workspace always come first; then people who can
 * act before deactivated ones, then the one last heard of.
 */
const bestFirst = [
  { isExternal: 'asc' },
  { isDeactivated: 'asc' },
  { updatedAt: 'desc' },
] satisfies Prisma.SlackPersonOrderByWithRelationInput[];

/** The person with that address; of several, the first by `bestFirst`. Null when Foyer has never seen one. */
export async function findPersonByEmail(
  db: Database,
  workspaceId: string,
  email: string,
): Promise<KnownPerson | null> {
  return db.slackPerson.findFirst({ where: { workspaceId, email }, orderBy: bestFirst });
}

/**
 * The people of a workspace with these addresses, by address; of several with one address, the first by `bestFirst`.
 */
export async function peopleByEmail(
  db: Database | Transaction,
  workspaceId: string,
  emails: string[],
): Promise<Map<string, Person>> {
  const found = await db.slackPerson.findMany({
    where: { workspaceId, email: { in: emails } },
    orderBy: bestFirst,
  });
  return new Map(found.toReversed().map(person => [person.email ?? '', person]));
}

/**
 * Finds addresses of invitations that are not linked to a Slack user yet, and that somebody in Slack has without
 * confirming them. Those invitations wait for the confirmation.
 */
export async function unconfirmedAmong(
  db: Database | Transaction,
  workspaceId: string,
  invitations: readonly { email: string; slackUserId: string | null }[],
): Promise<ReadonlySet<string>> {
  const open = invitations.filter(({ slackUserId }) => !slackUserId).map(({ email }) => email);
  if (open.length === 0) return new Set();
  const found = await db.slackPerson.findMany({
    where: {
      workspaceId,
      email: { in: open },
      isEmailConfirmed: false,
      isBot: false,
      isDeactivated: false,
      isExternal: false,
    },
    select: { email: true },
  });
  return new Set(found.flatMap(({ email }) => email ?? []));
}

/** The people of a workspace with these Slack ids, by id; unknown people are absent. */
export async function peopleById(
  db: Database | Transaction,
  workspaceId: string,
  slackUserIds: string[],
): Promise<Map<string, Person>> {
  const where = { workspaceId, slackUserId: { in: slackUserIds } };
  const found = slackUserIds.length > 0 ? await db.slackPerson.findMany({ where }) : [];
  return new Map(found.map(person => [person.slackUserId, person]));
}

/**
 * Saves what Slack says about people, each once, in one statement. Older data, by Slack's time, doesn't replace newer
 * data: events come late and in any order.
 */
export async function savePeople(db: Database, people: SeenPerson[], updatedAt: Date): Promise<void> {
  // The order in which App Homes are locked too (home/published/store.ts): any other could deadlock.
  const inOrder = people.toSorted((one, other) => (one.slackUserId < other.slackUserId ? -1 : 1));
  const json = JSON.stringify(inOrder);
  await db.$executeRaw`
    insert into slack_people (workspace_id, slack_user_id, team_id, enterprise_id, email, is_email_confirmed, name,
      is_bot, is_guest, is_stranger, is_external, is_deactivated, is_workspace_admin,
      is_workspace_owner, time_zone, locale, slack_updated_at, updated_at)
    select "workspaceId", "slackUserId", "teamId", "enterpriseId", email, "isEmailConfirmed", name,
      "isBot", "isGuest", "isStranger", "isExternal", "isDeactivated", "isWorkspaceAdmin",
      "isWorkspaceOwner", "timeZone", locale, "slackUpdatedAt",
      ${updatedAt}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as p("workspaceId" uuid, "slackUserId" text, "teamId" text,
      "enterpriseId" text, email text, "isEmailConfirmed" boolean, name text, "isBot" boolean, "isGuest" boolean,
      "isStranger" boolean, "isExternal" boolean, "isDeactivated" boolean, "isWorkspaceAdmin" boolean,
      "isWorkspaceOwner" boolean, "timeZone" text, locale text,
      "slackUpdatedAt" timestamptz)
    on conflict (workspace_id, slack_user_id) do update set team_id = excluded.team_id,
      enterprise_id = excluded.enterprise_id, email = excluded.email,
      is_email_confirmed = excluded.is_email_confirmed, name = excluded.name, is_bot = excluded.is_bot,
      is_guest = excluded.is_guest, is_stranger = excluded.is_stranger, is_external = excluded.is_external,
      is_deactivated = excluded.is_deactivated, is_workspace_admin = excluded.is_workspace_admin,
      is_workspace_owner = excluded.is_workspace_owner, time_zone = excluded.time_zone,
      locale = coalesce(excluded.locale, slack_people.locale),
      slack_updated_at = coalesce(excluded.slack_updated_at, slack_people.slack_updated_at),
      updated_at = excluded.updated_at
    where slack_people.slack_updated_at is null or excluded.slack_updated_at is null
      or excluded.slack_updated_at >= slack_people.slack_updated_at`;
}

/**
 * Forgets to which workspace people of other workspaces belong, so that Foyer asks Slack again: this workspace joined
 * or left an Enterprise Grid.
 */
export async function forgetBelonging(
  db: Database,
  { id: workspaceId, slackTeamId }: { id: string; slackTeamId: string },
): Promise<void> {
  await db.slackPerson.updateMany({
    where: { workspaceId, teamId: { not: slackTeamId } },
    data: { teamId: null, isEmailConfirmed: false },
  });
  await db.workspace.update({ where: { id: workspaceId }, data: { peopleListedAt: null } });
}

/** The Slack ids of a workspace: its own and its Enterprise Grid organization's. */
export async function homeTeamOf(
  db: Database,
  workspaceId: string,
): Promise<{ slackTeamId: string; enterpriseId: string | null }> {
  return db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { slackTeamId: true, enterpriseId: true },
  });
}

/** Is another account that had this address gone from the workspace? */
export async function hadAnotherAccount(
  db: Database | Transaction,
  workspaceId: string,
  { email, slackUserId }: { email: string; slackUserId: string },
): Promise<boolean> {
  const gone = { OR: [{ isDeactivated: true }, { isExternal: true }] };
  const found = await db.slackPerson.findFirst({
    where: { workspaceId, email, slackUserId: { not: slackUserId }, ...gone },
    select: { slackUserId: true },
  });
  return found !== null;
}

/** Notes that the directory knows all people of a workspace as of now. */
export async function markListed(db: Database, workspaceId: string, at: Date): Promise<void> {
  await db.workspace.update({ where: { id: workspaceId }, data: { peopleListedAt: at } });
}

/** Did the member with this account turn guest, so that they have no rights? Asks the database only about guests. */
export async function hasLeft(
  db: Database | Transaction,
  organizationId: string,
  { slackUserId, isGuest }: { slackUserId: string; isGuest: boolean },
): Promise<boolean> {
  if (!isGuest) return false;
  const member = await db.member.findUnique({
    where: { organizationId_slackUserId: { organizationId, slackUserId } },
    select: { leftAt: true, isGuestAllowed: true },
  });
  return member !== null && (member.leftAt !== null || !member.isGuestAllowed);
}
