import type { Database, Transaction } from '../../database/client.ts';

/** The person who is greeted. */
type Greeted = { workspaceId: string; slackUserId: string };

/** How many owners are greeted when Foyer starts. */
const OWNERS = 3;

/** Of the people Slack calls admins, those who can set Foyer up. */
const able = {
  isWorkspaceAdmin: true,
  isBot: false,
  isGuest: false,
  isDeactivated: false,
  isExternal: false,
} as const;

/** Before the set-up, and never again for anybody who was greeted once. */
const ungreeted = { ...able, greetedAt: null, workspace: { organizations: { none: {} } } } as const;

/** Has a person who can set Foyer up had no greeting yet, while there is something to set up? */
export async function awaitsGreeting(db: Database, { workspaceId, slackUserId }: Greeted): Promise<boolean> {
  const found = await db.slackPerson.findFirst({
    where: { workspaceId, slackUserId, ...ungreeted },
    select: { slackUserId: true },
  });
  return found !== null;
}

/** Takes the one greeting of a person who can set Foyer up; false: they had it, or there's nothing to set up. */
export async function claimGreeting(tx: Transaction, person: Greeted, now: Date): Promise<boolean> {
  const { workspaceId, slackUserId } = person;
  const { count } = await tx.slackPerson.updateMany({
    where: { workspaceId, slackUserId, ...ungreeted },
    data: { greetedAt: now },
  });
  return count === 1;
}

/** Was the greeting of a person taken and not sent yet, while Foyer isn't set up? */
export async function isGreetingDue(db: Database, { workspaceId, slackUserId }: Greeted): Promise<boolean> {
  const found = await db.slackPerson.findFirst({
    where: {
      workspaceId,
      slackUserId,
      greetedAt: { not: null },
      greetingTs: null,
      workspace: { organizations: { none: {} } },
    },
    select: { slackUserId: true },
  });
  return found !== null;
}

/** Gives the greeting back, because Slack didn't take it. */
export async function releaseGreeting(db: Database, { workspaceId, slackUserId }: Greeted): Promise<void> {
  await db.slackPerson.updateMany({
    where: { workspaceId, slackUserId, greetingTs: null },
    data: { greetedAt: null },
  });
}

/** Keeps where the greeting is, so that it can show that the set-up is done. */
export async function keepGreeting(
  db: Database,
  { workspaceId, slackUserId }: Greeted,
  { channel, ts }: { channel: string; ts: string },
): Promise<void> {
  await db.slackPerson.updateMany({
    where: { workspaceId, slackUserId },
    data: { greetingChannel: channel, greetingTs: ts },
  });
}

/** The owners of a workspace who weren't greeted; nobody after the set-up. */
export async function ownersToGreet(db: Database, workspaceId: string) {
  return db.slackPerson.findMany({
    where: { workspaceId, ...ungreeted, isWorkspaceOwner: true },
    orderBy: { slackUserId: 'asc' },
    take: OWNERS,
  });
}

/** The people of a workspace whose greeting doesn't show yet that Foyer is set up. */
export async function openGreetings(db: Pick<Database, 'slackPerson'>, workspaceId: string) {
  const found = await db.slackPerson.findMany({
    where: { workspaceId, greetingChannel: { not: null }, greetingTs: { not: null } },
    orderBy: { slackUserId: 'asc' },
  });
  return found.flatMap(person =>
    person.greetingChannel && person.greetingTs
      ? [{ person, channel: person.greetingChannel, ts: person.greetingTs }]
      : [],
  );
}

/** The greeting shows it now. */
export async function closeGreeting(db: Database, { workspaceId, slackUserId }: Greeted): Promise<void> {
  await db.slackPerson.updateMany({
    where: { workspaceId, slackUserId },
    data: { greetingChannel: null, greetingTs: null },
  });
}

/** The organization that was set up first, with the person who did it; null before. */
export async function firstSetUp(db: Database, workspaceId: string) {
  const organization = await db.organization.findFirst({
    where: { workspaceId },
    orderBy: { id: 'asc' },
    select: {
      name: true,
      approvalsChannelId: true,
      roles: { orderBy: { position: 'asc' }, take: 1, select: { name: true } },
      members: { orderBy: { id: 'asc' }, take: 1, select: { slackUserId: true } },
    },
  });
  if (!organization) return null;
  const { roles, members, ...rest } = organization;
  return { ...rest, role: roles[0]?.name ?? '', by: members[0]?.slackUserId ?? null };
}

/** When all people of the workspace were last listed, and whether Foyer is set up. */
export async function beforeGreeting(
  db: Database,
  workspaceId: string,
): Promise<{ isListed: boolean; isSetUp: boolean }> {
  const { peopleListedAt, organizations } = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { peopleListedAt: true, organizations: { take: 1, select: { id: true } } },
  });
  return { isListed: peopleListedAt !== null, isSetUp: organizations.length > 0 };
}
