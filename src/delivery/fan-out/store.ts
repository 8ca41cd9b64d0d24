import type { Database } from '../../database/client.ts';

/** The Slack user of each of these members, by member; members without one are absent. */
export async function slackUsersOf(db: Database, memberIds: string[]): Promise<Map<string, string>> {
  const found = await db.member.findMany({
    where: { id: { in: memberIds }, slackUserId: { not: null } },
    select: { id: true, slackUserId: true },
  });
  return new Map(found.map(({ id, slackUserId }) => [id, slackUserId ?? '']));
}
