import type { WebClient } from '@slack/web-api';
import type { Domain, Person } from '../../domain/domain.ts';
import { beginRender, endRenders } from '../../domain/home/published/store.ts';
import { hashOfHome, renderHome } from './home.ts';

/** Attempts; giving up is safe, because losing means that a newer render is in progress. */
const TRIES = 3;

/**
 * Renders a person's App Home and publishes it. Slack keeps the view that it gets last, which may be the older one of
 * two concurrent renders: if another render began in between, this one runs again.
 */
export async function publishLatest(
  { domain, client }: { domain: Domain; client: WebClient },
  person: Person,
): Promise<void> {
  const { workspaceId, slackUserId } = person;
  for (let left = TRIES; left > 0; left -= 1) {
    const number = await beginRender(domain.db, person);
    const view = await renderHome(domain, person);
    await client.views.publish({ user_id: slackUserId, view });
    const ended = { slackUserId, number, hash: hashOfHome(view) };
    const overtaken = await endRenders(domain.db, workspaceId, [ended]);
    if (overtaken.length === 0) return;
  }
}
