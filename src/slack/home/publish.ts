import type { WebClient } from '@slack/web-api';
import type { Domain, Person } from '../../domain/domain.ts';
import { beginRender, isLatestRender } from '../../domain/home/store.ts';
import { renderHome } from './home.ts';

/** Attempts; giving up is safe, because losing means that a newer render is in progress. */
const TRIES = 3;

/**
 * Renders a person's App Home and publishes it. Slack keeps the last one published, and of two at once that may be the
 * one with older data: a render that another has overtaken starts again.
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
