import type { Database } from '../../database/client.ts';
import type { Person } from '../../domain/domain.ts';

/** A person as last seen, and when that was. */
export type KnownPerson = Person & { updatedAt: Date };

/** The person with that Slack id, or null when never seen. */
export async function findPerson(
  db: Database,
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

/** Remembers what Slack said of a person. */
export async function savePerson(db: Database, person: KnownPerson): Promise<void> {
  const { workspaceId, slackUserId } = person;
  await db.slackPerson.upsert({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
    create: person,
    update: person,
  });
}
