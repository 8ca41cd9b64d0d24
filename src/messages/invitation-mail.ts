import { roleTemplate } from '../domain/role-templates/index.ts';
import { texts } from '../texts/texts.ts';
import { groupsSentence } from './access-sentences.ts';
import { isAgain } from './again.ts';
import { bold, type Content, type Inline, type Part, paragraph } from './content.ts';
import { asksApprover } from './invitation-created.ts';
import type { MailFacts } from './mail.ts';
import { roleDescription } from './role-rights.ts';
import { withLinks } from './with-links.ts';

/** The invitation for a person who may never have heard of the organization. */
export function invitationMail(facts: MailFacts): Content | null {
  const { invitation } = facts;
  if (invitation?.status !== 'pending') return null;
  const { organization, inviter } = invitation;
  const said = texts().cards;
  const names = { inviter: inviter.name, organization: organization.name };
  const again = isAgain(facts);
  return {
    summary: (again ? said.mailAgainSummary : said.mailSummary)(names),
    parts: [
      paragraph(...withLinks(organization.welcomeMessage ?? said.mailWelcome(names))),
      paragraph(...(again ? said.mailInvitedAgain : said.mailInvited)(inBold(names))),
      ...body(facts),
    ],
  };
}

/** The same again, for a person who has not answered. */
export function invitationReminderMail(facts: MailFacts): Content | null {
  const { invitation } = facts;
  if (invitation?.status !== 'pending') return null;
  const { organization, inviter } = invitation;
  const said = texts().cards;
  const names = { inviter: inviter.name, organization: organization.name };
  return {
    summary: said.mailReminderSummary(names),
    parts: [paragraph(...said.mailUnanswered(inBold(names))), ...body(facts)],
  };
}

const inBold = (names: { inviter: string; organization: string }) => ({
  inviter: bold(names.inviter),
  organization: bold(names.organization),
});

function body(facts: MailFacts): Part[] {
  const { invitation, link, contact, organization } = facts;
  if (!invitation) return [];
  const { role, note, expiresAt } = invitation;
  const template = roleTemplate(organization.template);
  const description = roleDescription(role, template);
  const groups = groupsSentence(invitation, template);
  const said = texts().cards;
  return [
    {
      list: [
        said.mailRole<Inline>({
          role: bold(role.name),
          description: description ? sentence(description) : '',
        }),
        ...(groups ? [[groups]] : []),
      ],
    },
    ...(note ? [{ quote: note }] : []),
    ...(link ? [{ link: { label: said.openInvitation, url: link } }] : []),
    ...(asksApprover(invitation) ? [paragraph(said.approverDecides)] : []),
    paragraph(...(link ? whatNext(facts) : whereToAccept(facts))),
    ...(expiresAt ? [paragraph(...said.acceptUntil<Inline>({ at: { time: expiresAt } }))] : []),
    paragraph(
      ...(contact ? said.questions<Inline>({ name: contact.name, address: { address: contact.email } }) : []),
      said.ignore({ organization: organization.name }),
    ),
  ];
}

function whatNext({ organization, invitation }: MailFacts): Inline[] {
  const { name, joinSlackUrl } = organization;
  const said = texts().cards;
  if (invitation?.slackUserId) return [said.acceptThereOrInSlack];
  if (!joinSlackUrl) return [said.acceptThere];
  return said.thenJoinSlack<Inline>({ organization: name, url: { url: joinSlackUrl } });
}

/** Without a page, people accept in Slack. */
function whereToAccept({ organization, contact }: MailFacts): Inline[] {
  const { name, joinSlackUrl } = organization;
  const said = texts().cards;
  if (joinSlackUrl) {
    return said.joinSlackToAccept<Inline>({ organization: name, url: { url: joinSlackUrl } });
  }
  return [said.askHowToJoin({ who: contact?.name ?? said.askAdmin, organization: name })];
}

/** With a full stop at its end. */
function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
