import { html } from 'hono/html';
import type { Visit } from '../../domain/invitations/by-link/visit.ts';
import { roleTemplate } from '../../domain/role-templates/index.ts';
import type { Visitor } from '../../domain/sign-ins/store.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { asksApprover } from '../../messages/invitation-created.ts';
import { mailtoOf } from '../../messages/plain-text.ts';
import { roleDescription } from '../../messages/role-rights.ts';
import { dayText } from '../../texts/dates.ts';
import { acceptForm, declineForm, newLinkForm, signInForm } from './forms.ts';
import { type Html, notice, page } from './layout.ts';
import { nextSteps } from './next-steps.ts';
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
    title: 'A newer email replaced this link',
    content: html`<p>Open the link in the newest email from ${organizationOf(visiting)}.</p>
      ${newLinkForm(visiting)}`,
  }),
  'awaiting-approval': visiting => ({
    title: 'Your answer is waiting for approval',
    content: html`<p>You accepted the invitation to ${organizationOf(visiting)}.</p>
      <p>${asksApprover(visiting.visit.invitation) ? 'An' : html`${inviterOf(visiting)} can’t give this access now, so an`} approver decides. ${hears(visiting)}</p>
      ${visiting.isTheirs ? declineForm(visiting) : ''}`,
  }),
  accepted: visiting => ({
    title: `You joined ${visiting.visit.invitation.organization.name}`,
    content: html`${terms(visiting.visit)}${nextSteps(visiting.visit)}`,
  }),
  declined: visiting => ({
    title: 'You declined this invitation',
    content: html`<p>You didn’t join ${organizationOf(visiting)}.</p>
      <p>Changed your mind? ${inviterOf(visiting)} can invite you again.</p>`,
  }),
  revoked: visiting => ({
    title: 'This invitation was revoked',
    content: html`<p>You can’t join ${organizationOf(visiting)} with this link.</p>
      <p>If you still want to join, ask ${inviterOf(visiting)} for a new invitation.</p>`,
  }),
  expired: visiting => ({
    title: 'This invitation has expired',
    content: html`<p>You can’t join ${organizationOf(visiting)} with this link.</p>
      <p>Ask ${inviterOf(visiting)} for a new invitation.</p>`,
  }),
};

function openView(visiting: Visiting): View {
  const { visit, visitor, isTheirs } = visiting;
  const { organization, inviter, note } = visit.invitation;
  const answers = isTheirs
    ? html`${acceptForm(visiting)}${visitor ? '' : signInForm(visiting)}`
    : html`${visitor ? notTheirs(visitor, visiting) : handedOn}${signInForm(visiting)}`;
  return {
    title: `Join ${organization.name}`,
    content: html`<p><bdi>${inviter.name}</bdi> invites you to join
      <strong>${organizationOf(visiting)}</strong>.</p>
      ${organization.welcomeMessage ? html`<p class="said" dir="auto">${organization.welcomeMessage}</p>` : ''}
      ${note ? html`<blockquote dir="auto">${note}</blockquote>` : ''}
      ${terms(visit)}
      ${asksApprover(visit.invitation) ? html`<p>After you accept, an approver decides.</p>` : ''}
      ${answers}${isTheirs ? declineForm(visiting) : ''}`,
  };
}

function notTheirs({ name, email: own }: Visitor, visiting: Visiting): Html {
  const { email } = visiting.visit.invitation;
  return html`<p class="notice" role="status">You’re signed in to Slack as <bdi>${name}</bdi>${
    own ? html` (${own})` : ''
  }. This invitation is for ${email}, so this account can’t accept it.</p>
    <p>Sign in with the Slack account that has the email ${email}. Or ask
    ${inviterOf(visiting)} to invite the email that you use in Slack.</p>`;
}

const handedOn = html`<p class="notice" role="status">The invited person has another email in Slack now.</p>
  <p>If that’s you, accept or decline in Slack, on the Home tab of the Foyer app.</p>`;

/** What the invitation gives, to whom, and until when. */
function terms({ invitation, state }: Visit): Html {
  const { role, organization, email, expiresAt } = invitation;
  const groups = groupsSentence(invitation, roleTemplate(organization.template));
  return html`<dl>
    <dt>Role</dt>
    <dd dir="auto">${role.name} <small>${roleDescription(role, roleTemplate(organization.template))}</small></dd>
    ${groups ? html`<dt>Access</dt><dd dir="auto">${groups}</dd>` : ''}
    <dt>Email</dt>
    <dd>${email}</dd>
    ${state === 'open' && expiresAt ? html`<dt>Open until</dt><dd>${dayText(expiresAt, organization.timeZone)}</dd>` : ''}
  </dl>`;
}

function questions({ contact }: Visit): Html {
  if (!contact) return html``;
  const { name, email } = contact;
  return html`<h2>Questions?</h2>
    <p>Ask <bdi>${name}</bdi>: <a href="${mailtoOf(email)}">${email}</a></p>`;
}

/** How the invitee learns what an approver decided. */
function hears({ visit, sendsMail }: Visiting): string {
  if (visit.invitation.slackUserId) return 'You’ll get a direct message in Slack.';
  return sendsMail ? 'You’ll get an email.' : 'Open this link again to see the answer.';
}

const organizationOf = ({ visit }: Visiting) => html`<bdi>${visit.invitation.organization.name}</bdi>`;
const inviterOf = ({ visit }: Visiting) => html`<bdi>${visit.invitation.inviter.name}</bdi>`;
