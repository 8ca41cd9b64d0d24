import { z } from 'zod';
import { isUnavailable } from '../database/errors.ts';
import type { Domain } from '../domain/domain.ts';
import { followPerson } from '../domain/following/follow.ts';
import { peopleToFollow } from '../domain/following/store.ts';
import { followLeaving } from '../domain/leaving/follow-leaving.ts';
import { alone } from '../domain/locks.ts';
import { systemOperation } from '../domain/operation/operation.ts';
import { organizationIds } from '../domain/organizations/store.ts';
import { homeTeamOf, markListed, type SeenPerson, savePeople } from '../domain/people/store.ts';
import { createDirectory, lacksEnterprise } from '../slack/directory/directory.ts';
import { slackUser, toPerson } from '../slack/directory/slack-user.ts';
import { retryAfter } from '../slack/slack-failure.ts';
import { listOrNone, part, slackId, textOrNull } from '../slack/tolerant.ts';
import { greetOwners } from './greetings.ts';
import { queueMoreListing } from './queue.ts';
import type { Delivery } from './slack-message.ts';

/** Slack recommends at most 200 people per page (users.list). */
const PAGE = 200;
/** users.list is tier 2: 20 calls per minute, some of them for other uses. */
const PAGES_A_MINUTE = 15;

/**
 * Reads all people of a workspace into the directory, page by page within Slack's limit, and then sends what waited for
 * any of them. After a restart it continues with the next page.
 */
export async function listPeople(
  parts: Delivery,
  { workspaceId, cursor }: { workspaceId: string; cursor?: string },
): Promise<void> {
  const { db, client } = parts;
  let next = cursor;
  for (let page = 0; page < PAGES_A_MINUTE; page += 1) {
    try {
      const answer = peoplePage.parse(
        await client.users.list({ limit: PAGE, include_locale: true, ...(next && { cursor: next }) }),
      );
      await rememberPage(parts, workspaceId, answer.members);
      const { next_cursor: after } = answer.response_metadata;
      next = after === next ? undefined : (after ?? undefined);
    } catch (error) {
      const seconds = retryAfter(error);
      if (seconds === null) throw error;
      return queueMoreListing(db, { workspaceId, cursor: next }, seconds * 1000);
    }
    if (!next) return finish(parts, workspaceId);
  }
  await queueMoreListing(db, { workspaceId, cursor: next }, 60_000);
}

/** A page as Slack gives it. People are parsed one by one, so that one invalid person doesn't exclude the others. */
const peoplePage = z.object({
  members: listOrNone,
  response_metadata: part({ next_cursor: textOrNull }),
});

async function rememberPage(parts: Delivery, workspaceId: string, members: unknown[]): Promise<void> {
  const { db, log } = parts;
  const home = await homeTeamOf(db, workspaceId);
  const people = new Map<string, SeenPerson>();
  for (const member of members) {
    const { data: user } = slackUser.safeParse(member);
    if (!user) {
      log.warn({ slackUserId: idOf(member) }, 'a person whom Slack describes oddly was left aside');
      continue;
    }
    const person = toPerson(workspaceId, home, user);
    if (person.teamId && !lacksEnterprise(person, home)) people.set(user.id, person);
    else await createDirectory(parts).remember(workspaceId, user);
  }
  await saveAll(parts, [...people.values()]);
}

/**
 * Saves all at once. If that fails, saves them one by one, so that a person who can't be saved excludes nobody else.
 */
async function saveAll({ db, clock, log }: Delivery, people: SeenPerson[]): Promise<void> {
  try {
    await savePeople(db, people, clock.now());
  } catch (error) {
    if (isUnavailable(error)) throw error;
    for (const person of people) {
      await savePeople(db, [person], clock.now()).catch(problem => {
        if (isUnavailable(problem)) throw problem;
        log.warn({ err: problem, slackUserId: person.slackUserId }, 'a person could not be kept');
      });
    }
  }
}

/** Only the id: an invalid person's other fields are personal data. */
function idOf(member: unknown): string | null {
  const { data } = z.object({ id: slackId }).safeParse(member);
  return data?.id ?? null;
}

async function finish(parts: Delivery, workspaceId: string): Promise<void> {
  const { db, clock, commitChanges } = parts;
  const directory = createDirectory(parts);
  const domain: Domain = { db, clock, commitChanges };
  // Waits for an import that is being sent: it read the directory before these pages.
  const locks = alone(await organizationIds(db, workspaceId));
  const behind = await systemOperation(domain, locks, ({ tx }) => peopleToFollow(tx, workspaceId));
  // All at once, so that each admin gets one message about many leavers.
  await followLeaving(
    domain,
    workspaceId,
    behind.map(({ slackUserId }) => slackUserId),
  );
  for (const person of behind) {
    const asked = person.teamId ? person : await directory.byId(workspaceId, person.slackUserId);
    if (asked) await followPerson(domain, asked, {});
  }
  await markListed(db, workspaceId, clock.now());
  await greetOwners(parts, workspaceId);
}
