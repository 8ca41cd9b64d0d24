import { html } from 'hono/html';
import type { Visit } from '../../domain/invitations/by-link/visit.ts';
import { texts } from '../../texts/texts.ts';
import { type Html, named } from './layout.ts';

/** What a person does after they joined. */
export function nextSteps({ invitation, contact }: Visit): Html {
  return html`<h2>${texts().pages.nextTitle}</h2>${steps(invitation, contact?.name ?? null)}`;
}

function steps({ organization, slackUserId }: Visit['invitation'], contact: string | null): Html {
  const { name, joinSlackUrl } = organization;
  const said = texts().pages;
  if (slackUserId) return html`<p>${said.openSlack({ organization: named(name) })}</p>`;
  if (joinSlackUrl && /^https:\/\//iu.test(joinSlackUrl)) {
    return html`<p>${said.worksInSlack({ organization: named(name) })}</p>
      <p><a class="button main" href="${joinSlackUrl}" rel="noopener noreferrer">${said.joinSlack}</a></p>`;
  }
  return html`<p>${contact ? said.contactTells({ contact: named(contact) }) : said.adminTells}</p>`;
}
