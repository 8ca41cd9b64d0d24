import { html } from 'hono/html';
import { limits } from '../../domain/limits.ts';
import type { Html } from './layout.ts';
import type { Visiting } from './visiting.ts';

/** Accepts, and asks for the name when nobody has given one. */
export function acceptForm({ visit, visitor, path, wrongName }: Visiting): Html {
  const { invitation, account } = visit;
  const isNamed = Boolean(invitation.name ?? visitor?.name ?? account?.name);
  return html`<form method="post" action="${path}">
    ${visitor ? html`<p>You’re signed in to Slack as <bdi>${visitor.name}</bdi>.</p>` : ''}
    ${!visitor && account ? html`<p>You’ll join with your Slack account that has this email.</p>` : ''}
    ${isNamed ? '' : nameInput(wrongName)}
    <button class="main" name="answer" value="accept">Accept as <bdi>${invitation.role.name}</bdi></button>
  </form>`;
}

function nameInput(wrong: Visiting['wrongName']): Html {
  const fault = wrong ? html`<p class="wrong" id="name-fault">${wrong.text}</p>` : '';
  const marks = wrong ? html` aria-invalid="true" aria-describedby="name-fault" autofocus` : '';
  return html`<label for="name">Your name</label>
    ${fault}
    <input id="name" name="name" autocomplete="name" required maxlength="${limits.name}" dir="auto"
      value="${wrong?.value ?? ''}"${marks}>`;
}

/** Declines, after a second look. */
export function declineForm({ visit, path }: Visiting): Html {
  const { organization, inviter } = visit.invitation;
  return html`<details>
    <summary>Decline this invitation</summary>
    <form method="post" action="${path}">
      <p>You won’t join <bdi>${organization.name}</bdi>. <bdi>${inviter.name}</bdi> gets a message, and can invite you
        again.</p>
      <button name="answer" value="decline">Decline</button>
    </form>
  </details>`;
}

/** Only where Foyer can send email. */
export function newLinkForm({ visit, path, sendsMail }: Visiting): Html {
  if (!sendsMail) return html``;
  return html`<form method="post" action="${path}/new-link">
    <p>Can’t find it? Foyer can send an email with a new link to ${visit.invitation.email}.</p>
    <button class="main">Send me a new link</button>
  </form>`;
}

/** Only where people can sign in with Slack. */
export function signInForm({ visit, path, signsIn, isTheirs }: Visiting): Html {
  if (!signsIn || (isTheirs && visit.account)) return html``;
  const why = isTheirs
    ? html`<p>Already use <bdi>${visit.invitation.organization.name}</bdi>’s Slack? Sign in first, and Foyer knows you
        there.</p>`
    : '';
  return html`<form method="post" action="${path}/sign-in">
    ${why}<button>Sign in with Slack</button>
  </form>`;
}
