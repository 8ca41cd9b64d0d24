import { html } from 'hono/html';
import { texts } from '../../texts/texts.ts';
import { type Html, page } from './layout.ts';
import type { Distribution } from './pages.ts';

export const PRIVACY_PATH = '/privacy';

/** What Foyer keeps about people, what for, and how it is deleted. Slack's directory asks for such a page. */
export function privacyPage({ supportEmail, erasedAfterDays, command }: Distribution): Html {
  const said = texts().installing;
  const part = (title: string, sentences: Record<string, string>) =>
    html`<h2>${title}</h2>${Object.values(sentences).map(sentence => html`<p>${sentence}</p>`)}`;
  const address = html`<a href="mailto:${supportEmail}">${supportEmail}</a>`;
  return page(
    said.privacyTitle,
    html`${part(said.kept, said.keptSentences)}${part(said.why, said.whySentences)}
      ${part(said.safe, said.safeSentences)}
      ${part(said.deleted, {
        person: said.deletedPerson({ command }),
        workspace: said.deletedWorkspace({ days: erasedAfterDays }),
      })}
      ${supportEmail ? html`<p>${said.deletedSooner<Html>({ support: address })}</p>` : ''}`,
  );
}
