import { html } from 'hono/html';
import type { Visit } from '../../domain/invitations/by-link/visit.ts';
import type { Html } from './layout.ts';

/** What a person does after they joined. */
export function nextSteps({ invitation, contact }: Visit): Html {
  return html`<h2>What happens next</h2>${steps(invitation, contact?.name ?? null)}`;
}

function steps({ organization, slackUserId }: Visit['invitation'], contact: string | null): Html {
  const { name, joinSlackUrl } = organization;
  if (slackUserId)
    return html`<p>Open Slack. You’ll find <bdi>${name}</bdi> on the Home tab of the Foyer app.</p>`;
  if (joinSlackUrl && /^https:\/\//iu.test(joinSlackUrl)) {
    return html`<p><bdi>${name}</bdi> works together in Slack. Join with the email of this invitation.</p>
      <p><a class="button main" href="${joinSlackUrl}" rel="noopener noreferrer">Join our Slack</a></p>`;
  }
  const who = contact ? html`<bdi>${contact}</bdi>` : 'An admin';
  return html`<p>You don’t need a Slack account. ${who} can tell you what to do first.</p>`;
}
