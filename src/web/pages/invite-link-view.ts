import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { MAX_ADDRESS } from '../../domain/addresses.ts';
import type { InviteLinkState } from '../../domain/invite-links/rules.ts';
import type { Standing } from '../../domain/invite-links/standing.ts';
import type { InviteLinkVisit } from '../../domain/invite-links/visit.ts';
import { isReachable } from '../../domain/people/contact.ts';
import type { Visitor } from '../../domain/sign-ins/store.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { roleDescription } from '../../messages/role-rights.ts';
import { dayText } from '../../texts/dates.ts';
import { type Html, notice, page } from './layout.ts';

/** One opening of an invite link's page: what it shows, and to whom. */
export interface InviteLinkVisiting {
  visit: InviteLinkVisit;
  /** The link itself, for its QR code. */
  url: string;
  /** The path of this page, where its forms go. */
  path: string;
  /** Who signed in with Slack; null: nobody. */
  visitor: Visitor | null;
  /** What the visitor is here already; null: nothing, or nobody signed in. */
  standing: Standing | null;
  /** Can Foyer send an email? */
  sendsMail: boolean;
  /** Can people sign in with Slack? */
  signsIn: boolean;
  /** What just happened. */
  said?: string | undefined;
  /** What is wrong with the email, and what was typed. */
  wrongEmail?: { value: string; text: string } | undefined;
}

/** The page of an invite link, in the state that it has now. */
export function inviteLinkPage(visiting: InviteLinkVisiting): Html {
  const { visit, standing, said } = visiting;
  const { title, content } = standing
    ? standings[standing](visit)
    : visit.state === 'open'
      ? openView(visiting)
      : closedView(visit, visit.state);
  return page(title, html`${said ? notice(said) : ''}${content}`);
}

interface View {
  title: string;
  content: Html;
}

function openView(visiting: InviteLinkVisiting): View {
  const { visit, visitor, url } = visiting;
  const { organization, link } = visit;
  return {
    title: `Join ${organization.name}`,
    content: html`<p><bdi>${link.creator.name}</bdi> made this link for people who join
      <strong>${nameOf(visit)}</strong>.</p>
      ${organization.welcomeMessage ? html`<p class="said" dir="auto">${organization.welcomeMessage}</p>` : ''}
      ${terms(visit)}
      ${link.mode === 'ask' ? html`<p>An approver decides about each person.</p>` : ''}
      ${visitor ? joinForm(visiting, visitor) : waysIn(visiting)}
      ${qrCode(url)}`,
  };
}

/** What the link gives, to whom, and until when. */
function terms({ link, organization }: InviteLinkVisit): Html {
  const groups = groupsSentence(link, organization.template);
  const { role, domains, expiresAt } = link;
  return html`<dl>
    <dt>Role</dt>
    <dd dir="auto">${role.name} <small>${roleDescription(role, organization.template)}</small></dd>
    ${groups ? html`<dt>Access</dt><dd dir="auto">${groups}</dd>` : ''}
    ${domains.length > 0 ? html`<dt>Who can join</dt><dd>People with an email at ${domains.join(', ')}</dd>` : ''}
    ${expiresAt ? html`<dt>Open until</dt><dd>${dayText(expiresAt, organization.timeZone)}</dd>` : ''}
  </dl>`;
}

function waysIn(visiting: InviteLinkVisiting): Html {
  const { visit, sendsMail, signsIn } = visiting;
  if (!sendsMail && !signsIn) {
    const { creator } = visit.link;
    const who = isReachable(creator) ? html`<bdi>${creator.name}</bdi>` : 'an admin';
    return html`<p>You can’t join here now. Ask ${who}.</p>`;
  }
  return html`${sendsMail ? emailForm(visiting) : ''}${signsIn ? signInForm(visiting) : ''}`;
}

function emailForm({ path, wrongEmail }: InviteLinkVisiting): Html {
  const fault = wrongEmail ? html`<p class="wrong" id="email-fault">${wrongEmail.text}</p>` : '';
  const marks = wrongEmail ? html` aria-invalid="true" aria-describedby="email-fault" autofocus` : '';
  return html`<form method="post" action="${path}/email">
    <p>Foyer sends you an email with your own link. Open it to join.</p>
    <label for="email">Your email</label>
    ${fault}
    <input id="email" name="email" type="email" autocomplete="email" required maxlength="${MAX_ADDRESS}"
      value="${wrongEmail?.value ?? ''}"${marks}>
    <button class="main">Send me an email</button>
  </form>`;
}

function signInForm({ visit, path }: InviteLinkVisiting): Html {
  return html`<form method="post" action="${path}/sign-in">
    <p>Already use ${nameOf(visit)}’s Slack? Then you can sign in instead.</p>
    <button>Sign in with Slack</button>
  </form>`;
}

function joinForm({ visit, path }: InviteLinkVisiting, { name, email }: Visitor): Html {
  const { mode, role } = visit.link;
  return html`<form method="post" action="${path}/join">
    <p>You’re signed in to Slack as <bdi>${name}</bdi>${email ? html` (${email})` : ''}.</p>
    <button class="main">${mode === 'ask' ? 'Ask to join as' : 'Join as'} <bdi>${role.name}</bdi></button>
  </form>
  <form method="post" action="${path}/sign-in"><button>Use another Slack account</button></form>`;
}

/** To project or print. Drawn in the page: an image of its own would carry the link in its address. */
function qrCode(url: string): Html {
  return html`<details class="qr">
    <summary>Show the QR code of this link</summary>
    <div role="img" aria-label="QR code of this link">${raw(renderSVG(url, { ecc: 'M', border: 4 }))}</div>
  </details>`;
}

const closed: Record<Exclude<InviteLinkState, 'open'>, string> = {
  paused: 'This link is paused',
  'used-up': 'This link is used up',
  expired: 'This link has ended',
  revoked: 'This link was revoked',
};

function closedView(visit: InviteLinkVisit, state: Exclude<InviteLinkState, 'open'>): View {
  return {
    title: closed[state],
    content: html`<p>You can’t join ${nameOf(visit)} with this link${state === 'paused' ? ' now' : ''}.</p>
      <p>Did you get an email from it already? You can still use the link in the email.</p>
      <p>If not, ask an admin of ${nameOf(visit)} to invite you.</p>`,
  };
}

const standings: Record<Standing, (visit: InviteLinkVisit) => View> = {
  member: visit => ({
    title: `You joined ${visit.organization.name}`,
    content: html`<p>Open Slack. You’ll find ${nameOf(visit)} on the Home tab of the Foyer app.</p>`,
  }),
  deactivated: visit => ({
    title: 'Your access is deactivated',
    content: html`<p>You were a member of ${nameOf(visit)}. Ask an admin to reactivate you.</p>`,
  }),
  waiting: visit => ({
    title: 'Your answer is waiting for approval',
    content: html`<p>An approver of ${nameOf(visit)} decides. You’ll get a direct message in Slack.</p>`,
  }),
  invited: visit => ({
    title: 'You already have an invitation',
    content: html`<p>Accept it in Slack: you’ll find it on the Home tab of the Foyer app.</p>
      <p>It may give another role in ${nameOf(visit)} than this link.</p>`,
  }),
};

const nameOf = ({ organization }: InviteLinkVisit) => html`<bdi>${organization.name}</bdi>`;
