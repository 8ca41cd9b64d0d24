import type { Database, Transaction } from '../../database/client.ts';
import type { Person } from '../domain.ts';

/** A person as last seen, and when that was. */
export type KnownPerson = Person & { updatedAt: Date };

/** The person with that Slack id, or null when never seen. */
export async function findPerson(
  db: Database | Transaction,
  workspaceId: string,
  slackUserId: string,
): Promise<KnownPerson | null> {
  return db.slackPerson.findUnique({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
  });
}

/** The person with that address, one who can act before one who is deactivated; null when never seen. */
export async function findPersonByEmail(
  db: Database,
  workspaceId: string,
  email: string,
): Promise<KnownPerson | null> {
  return db.slackPerson.findFirst({
    where: { workspaceId, email },
    orderBy: [{ isDeactivated: 'asc' }, { updatedAt: 'desc' }],
  });
}

/** The person whose confirmed address this is and who can be sent a message; null when there is none. */
export async function findReachable(
  db: Database | Transaction,
  workspaceId: string,
  email: string,
): Promise<Person | null> {
  return db.slackPerson.findFirst({
    where: {
      workspaceId,
      email,
      isEmailConfirmed: true,
      isBot: false,
      isStranger: false,
      isDeactivated: false,
    },
    orderBy: { updatedAt: 'desc' },
  });
}

/** Remembers what Slack said of a person. */
export async function savePerson(db: Database, person: KnownPerson): Promise<void> {
  const { workspaceId, slackUserId } = person;
  await db.slackPerson.upsert({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
    create: person,
    update: person,
  });
}

/** The people of a workspace with these addresses, by address; where two share one, who can act comes first. */
export async function peopleByEmail(
  db: Database | Transaction,
  workspaceId: string,
  emails: string[],
): Promise<Map<string, Person>> {
  const found = await db.slackPerson.findMany({
    where: { workspaceId, email: { in: emails } },
    orderBy: [{ isDeactivated: 'desc' }, { updatedAt: 'asc' }],
  });
  return new Map(found.map(person => [person.email ?? '', person]));
}

/** Remembers what Slack said of many people, in one statement. */
export async function savePeople(db: Database, people: Person[], updatedAt: Date): Promise<void> {
  const json = JSON.stringify(people);
  await db.$executeRaw`
    insert into slack_people (workspace_id, slack_user_id, email, is_email_confirmed, name, is_bot, is_guest,
      is_stranger, is_deactivated, is_workspace_admin, updated_at)
    select "workspaceId", "slackUserId", email, "isEmailConfirmed", name, "isBot", "isGuest",
      "isStranger", "isDeactivated", "isWorkspaceAdmin", ${updatedAt}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as p("workspaceId" uuid, "slackUserId" text, email text,
      "isEmailConfirmed" boolean, name text, "isBot" boolean, "isGuest" boolean, "isStranger" boolean,
      "isDeactivated" boolean, "isWorkspaceAdmin" boolean)
    on conflict (workspace_id, slack_user_id) do update set email = excluded.email,
      is_email_confirmed = excluded.is_email_confirmed, name = excluded.name, is_bot = excluded.is_bot,
      is_guest = excluded.is_guest, is_stranger = excluded.is_stranger,
      is_deactivated = excluded.is_deactivated, is_workspace_admin = excluded.is_workspace_admin,
      updated_at = excluded.updated_at`;
}

/** Notes that all people of a workspace are known as of now. */
export async function markListed(db: Database, workspaceId: string, at: Date): Promise<void> {
  await db.workspace.update({ where: { id: workspaceId }, data: { peopleListedAt: at } });
}

/** People of the directory for whose address an invitation waits that is not tied to them yet. */
export async function strandedPeople(db: Database | Transaction, workspaceId: string): Promise<Person[]> {
  const waiting = await db.invitation.findMany({
    where: { status: 'pending', slackUserId: null, organization: { workspaceId } },
    select: { email: true },
    distinct: ['email'],
  });
  return db.slackPerson.findMany({
    where: { workspaceId, email: { in: waiting.map(({ email }) => email) }, isDeactivated: false },
  });
}
