import { html } from 'hono/html';
import { limits } from '../../domain/limits.ts';
import { texts } from '../../texts/texts.ts';
import { type Html, named } from './layout.ts';
import type { Visiting } from './visiting.ts';

/** Accepts, and asks for the name when nobody has given one. */
export function acceptForm({ visit, visitor, path, wrongName }: Visiting): Html {
  const { invitation, account } = visit;
  const said = texts().pages;
  const isNamed = Boolean(invitation.name ?? visitor?.name ?? account?.name);
  return html`<form method="post" action="${path}">
    ${visitor ? html`<p>${said.signedInAs({ name: named(visitor.name) })}</p>` : ''}
    ${!visitor && account ? html`<p>${said.joinsWithAccount}</p>` : ''}
    ${isNamed ? '' : nameInput(wrongName)}
    <button class="main" name="answer" value="accept">${said.acceptAs({ role: named(invitation.role.name) })}</button>
  </form>`;
}

function nameInput(wrong: Visiting['wrongName']): Html {
  const fault = wrong ? html`<p class="wrong" id="name-fault">${wrong.text}</p>` : '';
  const marks = wrong ? html` aria-invalid="true" aria-describedby="name-fault" autofocus` : '';
  return html`<label for="name">${texts().pages.yourName}</label>
    ${fault}
    <input id="name" name="name" autocomplete="name" required maxlength="${limits.name}" dir="auto"
      value="${wrong?.value ?? ''}"${marks}>`;
}

/** Declines, after a second look. */
export function declineForm({ visit, path }: Visiting): Html {
  const { organization, inviter } = visit.invitation;
  const said = texts().pages;
  const who = { organization: named(organization.name), inviter: named(inviter.name) };
  return html`<details>
    <summary>${said.declineThis}</summary>
    <form method="post" action="${path}">
      <p>${said.declineConsequence(who)}</p>
      <button name="answer" value="decline">${said.decline}</button>
    </form>
  </details>`;
}

/** Only where Foyer can send email. */
export function newLinkForm({ visit, path, sendsMail }: Visiting): Html {
  if (!sendsMail) return html``;
  const said = texts().pages;
  return html`<form method="post" action="${path}/new-link">
    <p>${said.cannotFind(visit.invitation)}</p>
    <button class="main">${said.sendNewLink}</button>
  </form>`;
}

/** Only where people can sign in with Slack. */
export function signInForm({ visit, path, signsIn, isTheirs }: Visiting): Html {
  if (!signsIn || (isTheirs && visit.account)) return html``;
  const said = texts().pages;
  const organization = named(visit.invitation.organization.name);
  const why = isTheirs ? html`<p>${said.signInFirst({ organization })}</p>` : '';
  return html`<form method="post" action="${path}/sign-in">
    ${why}<button>${said.signIn}</button>
  </form>`;
}
