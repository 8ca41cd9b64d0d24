import { html } from 'hono/html';
import type { Visit } from '../../domain/invitations/by-link/visit.ts';
import { roleTemplate } from '../../domain/role-templates/index.ts';
import type { Visitor } from '../../domain/sign-ins/store.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { asksApprover } from '../../messages/invitation-created.ts';
import { mailtoOf } from '../../messages/plain-text.ts';
import { roleDescription } from '../../messages/role-rights.ts';
import { dayText } from '../../texts/dates.ts';
import { texts } from '../../texts/texts.ts';
import { acceptForm, declineForm, newLinkForm, signInForm } from './forms.ts';
import { type Html, named, notice, page } from './layout.ts';
import { nextSteps } from './next-steps.ts';
import { saidWithLinks } from './said.ts';
import type { Visiting } from './visiting.ts';

/** The page of an invitation, in the state that it has now. */
export function invitationPage(visiting: Visiting): Html {
  const { visit, said } = visiting;
  const { title, content } = views[visit.state](visiting);
  return page(title, html`${said ? notice(said) : ''}${content}${questions(visit)}`);
}

interface View {
  title: string;
  content: Html;
}

const views: Record<Visit['state'], (visiting: Visiting) => View> = {
  open: openView,
  replaced: visiting => ({
    title: texts().pages.replacedTitle,
    content: html`<p>${texts().pages.replaced(namesOf(visiting))}</p>
      ${newLinkForm(visiting)}`,
  }),
  'awaiting-approval': visiting => ({
    title: texts().pages.awaitingTitle,
    content: html`<p>${texts().pages.accepted(namesOf(visiting))}</p>
      <p>${whoDecides(visiting)} ${answerComes(visiting)}</p>
      ${visiting.isTheirs ? declineForm(visiting) : ''}`,
  }),
  accepted: visiting => ({
    title: texts().pages.joined({ organization: visiting.visit.invitation.organization.name }),
    content: html`${terms(visiting.visit)}${nextSteps(visiting.visit)}`,
  }),
  declined: visiting => ({
    title: texts().pages.declinedTitle,
    content: html`<p>${texts().pages.didNotJoin(namesOf(visiting))}</p>
      <p>${texts().pages.changedMind(namesOf(visiting))}</p>`,
  }),
  revoked: visiting => ({
    title: texts().pages.revokedTitle,
    content: html`<p>${texts().pages.cannotJoin(namesOf(visiting))}</p>
      <p>${texts().pages.askForNewIfWanted(namesOf(visiting))}</p>`,
  }),
  expired: visiting => ({
    title: texts().pages.expiredTitle,
    content: html`<p>${texts().pages.cannotJoin(namesOf(visiting))}</p>
      <p>${texts().pages.askForNew(namesOf(visiting))}</p>`,
  }),
};

function openView(visiting: Visiting): View {
  const { visit, visitor, isTheirs } = visiting;
  const { organization, note } = visit.invitation;
  const said = texts().pages;
  const names = { ...namesOf(visiting), organization: html`<strong>${named(organization.name)}</strong>` };
  const answers = isTheirs
    ? html`${acceptForm(visiting)}${visitor ? '' : signInForm(visiting)}`
    : html`${visitor ? notTheirs(visitor, visiting) : handedOn()}${signInForm(visiting)}`;
  return {
    title: said.join({ organization: organization.name }),
    content: html`<p>${said.invites(names)}</p>
      ${organization.welcomeMessage ? saidWithLinks(organization.welcomeMessage) : ''}
      ${note ? html`<blockquote dir="auto">${note}</blockquote>` : ''}
      ${terms(visit)}
      ${asksApprover(visit.invitation) ? html`<p>${said.approverDecides}</p>` : ''}
      ${answers}${isTheirs ? declineForm(visiting) : ''}`,
  };
}

function notTheirs({ name, email: own }: Visitor, visiting: Visiting): Html {
  const { email } = visiting.visit.invitation;
  const said = texts().pages;
  const signedIn = own
    ? said.signedInWith({ name: named(name), email: own })
    : said.signedInAs({ name: named(name) });
  return html`<p class="notice" role="status">${signedIn}${said.notYours({ email })}</p>
    <p>${said.signInAsInvited({ email, ...namesOf(visiting) })}</p>`;
}

const handedOn = (): Html => html`<p class="notice" role="status">${texts().pages.handedOn}</p>
  <p>${texts().pages.handedOnToYou}</p>`;

/** What the invitation gives, to whom, and until when. */
function terms({ invitation, state }: Visit): Html {
  const { role, organization, email, expiresAt } = invitation;
  const groups = groupsSentence(invitation, roleTemplate(organization.template));
  const said = texts().pages;
  return html`<dl>
    <dt>${said.role}</dt>
    <dd dir="auto">${role.name} <small>${roleDescription(role, roleTemplate(organization.template))}</small></dd>
    ${groups ? html`<dt>${said.access}</dt><dd dir="auto">${groups}</dd>` : ''}
    <dt>${said.email}</dt>
    <dd>${email}</dd>
    ${state === 'open' && expiresAt ? html`<dt>${said.openUntil}</dt><dd>${dayText(expiresAt, organization.timeZone)}</dd>` : ''}
  </dl>`;
}

function questions({ contact }: Visit): Html {
  if (!contact) return html``;
  const { name, email } = contact;
  const address = html`<a href="${mailtoOf(email)}">${email}</a>`;
  return html`<h2>${texts().pages.questions}</h2>
    <p>${texts().pages.askContact({ name: named(name), address })}</p>`;
}

function whoDecides(visiting: Visiting): Html {
  const said = texts().pages;
  return asksApprover(visiting.visit.invitation)
    ? html`${said.anApproverDecides}`
    : html`${said.inviterCannotGive(namesOf(visiting))}`;
}

/** How the invitee learns what an approver decided. */
function answerComes({ visit, sendsMail }: Visiting): string {
  const said = texts().pages;
  if (visit.invitation.slackUserId) return said.getDirectMessage;
  return sendsMail ? said.getEmail : said.openAgain;
}

const namesOf = ({ visit }: Visiting) => ({
  organization: named(visit.invitation.organization.name),
  inviter: named(visit.invitation.inviter.name),
});
