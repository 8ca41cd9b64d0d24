import type { Domain } from '../domain/domain.ts';
import { welcomePerson } from '../domain/invitations/welcome.ts';
import { alone } from '../domain/locks.ts';
import { unattended } from '../domain/operation.ts';
import { organizationIds } from '../domain/organizations/store.ts';
import { markListed, savePeople, strandedPeople } from '../domain/people/store.ts';
import { slackUser, toPerson } from '../slack/directory/slack-user.ts';
import { queueMoreListing } from './queue.ts';
import { retryAfter } from './slack-failure.ts';
import type { Delivery } from './slack-message.ts';

/** Slack recommends at most 200 people a page (users.list). */
const PAGE = 200;
/** users.list is tier 2: 20 calls a minute, of which other uses get some. */
const PAGES_A_MINUTE = 15;

/**
 * Lists all people of a workspace into the directory, page by page within Slack's limit, and then lets what
 * waited for any of them reach them. It goes on where it was after a restart.
 */
export async function listPeople(
  parts: Delivery,
  { workspaceId, cursor }: { workspaceId: string; cursor?: string },
): Promise<void> {
  const { db, clock, client } = parts;
  let next = cursor;
  for (let page = 0; page < PAGES_A_MINUTE; page += 1) {
    try {
      const answer = await client.users.list({ limit: PAGE, ...(next && { cursor: next }) });
      const people = (answer.members ?? []).map(user => toPerson(workspaceId, slackUser.parse(user)));
      await savePeople(db, people, clock.now());
      next = answer.response_metadata?.next_cursor;
    } catch (error) {
      const seconds = retryAfter(error);
      if (seconds === null) throw error;
      return queueMoreListing(db, { workspaceId, cursor: next }, seconds * 1000);
    }
    if (!next) return finish(parts, workspaceId);
  }
  await queueMoreListing(db, { workspaceId, cursor: next }, 60_000);
}

async function finish({ db, clock, announce }: Delivery, workspaceId: string): Promise<void> {
  const domain: Domain = { db, clock, announce };
  // An import that is just being sent read the directory before these pages: its invitations are waited for.
  const locks = alone(await organizationIds(db, workspaceId));
  const stranded = await unattended(domain, locks, ({ tx }) => strandedPeople(tx, workspaceId));
  for (const person of stranded) await welcomePerson(domain, person, {});
  await markListed(db, workspaceId, clock.now());
}
