import { roleTemplate } from '../domain/role-templates/index.ts';
import { groupsSentence } from './access-sentences.ts';
import { bold, type Content, type Inline, type Part, paragraph } from './content.ts';
import { asksApprover } from './invitation-created.ts';
import type { MailFacts } from './mail.ts';
import { roleDescription } from './role-rights.ts';

/** The invitation for a person who may never have heard of the organization. */
export function invitationMail(facts: MailFacts): Content | null {
  const { invitation } = facts;
  if (invitation?.status !== 'pending') return null;
  const { organization, inviter } = invitation;
  return {
    summary: `${inviter.name} invited you to join ${organization.name}`,
    parts: [
      paragraph(organization.welcomeMessage ?? `Welcome to ${organization.name}!`),
      paragraph(bold(inviter.name), ' invited you to join ', bold(organization.name), '.'),
      ...body(facts),
    ],
  };
}

/** The same again, for a person who has not answered. */
export function invitationReminderMail(facts: MailFacts): Content | null {
  const { invitation } = facts;
  if (invitation?.status !== 'pending') return null;
  const { organization, inviter } = invitation;
  return {
    summary: `Reminder: ${inviter.name} invited you to join ${organization.name}`,
    parts: [
      paragraph(
        bold(inviter.name),
        ' invited you to join ',
        bold(organization.name),
        '. You haven’t answered yet.',
      ),
      ...body(facts),
    ],
  };
}

function body(facts: MailFacts): Part[] {
  const { invitation, link, contact, organization } = facts;
  if (!invitation) return [];
  const { role, note, expiresAt } = invitation;
  const template = roleTemplate(organization.template);
  const description = roleDescription(role, template);
  const groups = groupsSentence(invitation, template);
  const { name } = organization;
  return [
    {
      list: [
        ['Role: ', bold(role.name), ...(description ? [`. ${sentence(description)}`] : [])],
        ...(groups ? [[groups]] : []),
      ],
    },
    ...(note ? [{ quote: note }] : []),
    ...(link ? [{ link: { label: 'Open the invitation', url: link } }] : []),
    ...(asksApprover(invitation) ? [paragraph('After you accept, an approver decides.')] : []),
    paragraph(...(link ? whatNext(facts) : whereToAccept(facts))),
    ...(expiresAt ? [paragraph('You can accept until ', { time: expiresAt }, '.')] : []),
    paragraph(
      ...(contact ? [`Questions? Ask ${contact.name}: `, { address: contact.email }, '. '] : []),
      `If you don’t know ${name}, ignore this message. Nothing happens unless you accept.`,
    ),
  ];
}

function whatNext({ organization, invitation }: MailFacts): Inline[] {
  const { name, joinSlackUrl } = organization;
  if (invitation?.slackUserId) return ['You can accept there, or in Slack.'];
  if (!joinSlackUrl) return ['You can accept there. You don’t need Slack for that.'];
  return [
    `To set up your account: accept the invitation, then join the Slack of ${name}: `,
    { url: joinSlackUrl },
  ];
}

/** Without a page, people accept in Slack. */
function whereToAccept({ organization, contact }: MailFacts): Inline[] {
  const { name, joinSlackUrl } = organization;
  const there = 'Foyer sends you the invitation there as a direct message.';
  if (joinSlackUrl) return [`To accept, join the Slack of ${name}: `, { url: joinSlackUrl }, `. ${there}`];
  return [`To accept, ask ${contact?.name ?? 'an admin'} how to join the Slack of ${name}. ${there}`];
}

/** With a full stop at its end. */
function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
