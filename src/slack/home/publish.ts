import type { WebClient } from '@slack/web-api';
import type { Domain, Person } from '../../domain/domain.ts';
import { beginRender, isLatestRender } from '../../domain/home/store.ts';
import { renderHome } from './home.ts';

/** Renderings of one person that overtake each other: the last one that gives up has a later one behind it. */
const TRIES = 3;

/**
 * Renders a person's App Home and publishes it. Slack keeps what comes last, and of two at once that may be the one
 * that read first: whoever finds that another began meanwhile renders once more.
 */
export async function publishLatest(
  { domain, client }: { domain: Domain; client: WebClient },
  person: Person,
): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    const render = await beginRender(domain.db, person);
    const view = await renderHome(domain, person);
    await client.views.publish({ user_id: person.slackUserId, view });
    if (await isLatestRender(domain.db, person, render)) return;
  }
}
