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
import { texts } from '../../texts/texts.ts';
import { type Html, named, notice, page } from './layout.ts';
import { saidWithLinks } from './said.ts';

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
  const said = texts().pages;
  const names = {
    creator: named(link.creator.name),
    organization: html`<strong>${named(organization.name)}</strong>`,
  };
  return {
    title: said.join({ organization: organization.name }),
    content: html`<p>${said.made(names)}</p>
      ${organization.welcomeMessage ? saidWithLinks(organization.welcomeMessage) : ''}
      ${terms(visit)}
      ${link.mode === 'ask' ? html`<p>${said.approverDecidesEach}</p>` : ''}
      ${visitor ? joinForm(visiting, visitor) : waysIn(visiting)}
      ${qrCode(url)}`,
  };
}

/** What the link gives, to whom, and until when. */
function terms({ link, organization }: InviteLinkVisit): Html {
  const groups = groupsSentence(link, organization.template);
  const { role, domains, expiresAt } = link;
  const said = texts().pages;
  return html`<dl>
    <dt>${said.role}</dt>
    <dd dir="auto">${role.name} <small>${roleDescription(role, organization.template)}</small></dd>
    ${groups ? html`<dt>${said.access}</dt><dd dir="auto">${groups}</dd>` : ''}
    ${domains.length > 0 ? html`<dt>${said.whoCanJoin}</dt><dd>${said.peopleAt({ domains })}</dd>` : ''}
    ${expiresAt ? html`<dt>${said.openUntil}</dt><dd>${dayText(expiresAt, organization.timeZone)}</dd>` : ''}
  </dl>`;
}

function waysIn(visiting: InviteLinkVisiting): Html {
  const { visit, sendsMail, signsIn } = visiting;
  if (!sendsMail && !signsIn) {
    const { creator } = visit.link;
    const said = texts().pages;
    const who = isReachable(creator) ? named(creator.name) : said.someAdmin;
    return html`<p>${said.cannotJoinNow({ who })}</p>`;
  }
  return html`${sendsMail ? emailForm(visiting) : ''}${signsIn ? signInForm(visiting) : ''}`;
}

function emailForm({ path, wrongEmail }: InviteLinkVisiting): Html {
  const fault = wrongEmail ? html`<p class="wrong" id="email-fault">${wrongEmail.text}</p>` : '';
  const marks = wrongEmail ? html` aria-invalid="true" aria-describedby="email-fault" autofocus` : '';
  const said = texts().pages;
  return html`<form method="post" action="${path}/email">
    <p>${said.mailYou}</p>
    <label for="email">${said.yourEmail}</label>
    ${fault}
    <input id="email" name="email" type="email" autocomplete="email" required maxlength="${MAX_ADDRESS}"
      value="${wrongEmail?.value ?? ''}"${marks}>
    <button class="main">${said.sendEmail}</button>
  </form>`;
}

function signInForm({ visit, path }: InviteLinkVisiting): Html {
  const said = texts().pages;
  return html`<form method="post" action="${path}/sign-in">
    <p>${said.signInInstead(nameOf(visit))}</p>
    <button>${said.signIn}</button>
  </form>`;
}

function joinForm({ visit, path }: InviteLinkVisiting, { name, email }: Visitor): Html {
  const { mode, role } = visit.link;
  const said = texts().pages;
  const joins = mode === 'ask' ? said.askToJoinAs : said.joinAs;
  return html`<form method="post" action="${path}/join">
    <p>${email ? said.signedInWith({ name: named(name), email }) : said.signedInAs({ name: named(name) })}</p>
    <button class="main">${joins({ role: named(role.name) })}</button>
  </form>
  <form method="post" action="${path}/sign-in"><button>${said.otherAccount}</button></form>`;
}

/** To project or print. Drawn in the page: an image of its own would carry the link in its address. */
function qrCode(url: string): Html {
  const said = texts().pages;
  return html`<details class="qr">
    <summary>${said.showQrCode}</summary>
    <div role="img" aria-label="${said.qrCode}">${raw(renderSVG(url, { ecc: 'M', border: 4 }))}</div>
  </details>`;
}

type ClosedState = Exclude<InviteLinkState, 'open'>;

function closedTitle(state: ClosedState): string {
  const said = texts().pages;
  const titles: Record<ClosedState, string> = {
    paused: said.linkPaused,
    'used-up': said.linkUsedUp,
    expired: said.linkEnded,
    revoked: said.linkRevoked,
  };
  return titles[state];
}

function closedView(visit: InviteLinkVisit, state: ClosedState): View {
  const said = texts().pages;
  const cannot = state === 'paused' ? said.cannotJoinWhilePaused : said.cannotJoin;
  return {
    title: closedTitle(state),
    content: html`<p>${cannot(nameOf(visit))}</p>
      <p>${said.hasEmail}</p>
      <p>${said.askAdminOf(nameOf(visit))}</p>`,
  };
}

const standings: Record<Standing, (visit: InviteLinkVisit) => View> = {
  member: visit => ({
    title: texts().pages.joined({ organization: visit.organization.name }),
    content: html`<p>${texts().pages.openSlack(nameOf(visit))}</p>`,
  }),
  deactivated: visit => ({
    title: texts().pages.deactivatedTitle,
    content: html`<p>${texts().pages.deactivated(nameOf(visit))}</p>`,
  }),
  waiting: visit => ({
    title: texts().pages.awaitingTitle,
    content: html`<p>${texts().pages.approverOfDecides(nameOf(visit))}</p>`,
  }),
  invited: visit => ({
    title: texts().pages.invitedTitle,
    content: html`<p>${texts().pages.acceptInSlack}</p>
      <p>${texts().pages.givesOther(nameOf(visit))}</p>`,
  }),
};

const nameOf = ({ organization }: InviteLinkVisit) => ({ organization: named(organization.name) });
