import type { Content } from './content.ts';
import { messages } from './index.ts';
import { invitationMail, invitationReminderMail } from './invitation-mail.ts';
import type { MessageFacts, MessageKind } from './message.ts';

/** The facts of an email: those of the message, and what only people outside Slack need. */
export interface MailFacts extends MessageFacts {
  organization: MessageFacts['organization'] & { joinSlackUrl: string | null };
  /** The page where the person answers; null: nothing is to be answered. */
  link: string | null;
  /** Whom to ask. */
  contact: { name: string; email: string } | null;
}

type RenderMail = (facts: MailFacts) => Content | null;

/** Messages that say more, or something else, in an email. */
const mails: Partial<Record<MessageKind, RenderMail>> = {
  invitation: invitationMail,
  'invitation-reminder': invitationReminderMail,
};

/** What a message says in an email; null when nothing is left to say. */
export function mailContent(kind: MessageKind, facts: MailFacts): Content | null {
  return (mails[kind] ?? messages[kind])(facts);
}
