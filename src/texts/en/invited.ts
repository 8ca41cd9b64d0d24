import type { InvitationStatus } from '../../domain/invitations/list/store.ts';
import type { Tally } from '../../domain/page.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

interface Named {
  name: string;
}

interface On {
  day: string;
}

const states: Record<InvitationStatus, string> = {
  pending: 'pending',
  accepted: 'accepted',
  declined: 'declined',
  revoked: 'revoked',
  expired: 'expired',
};

/** Invited users, what is done about an invitation, and what its inviter reads after sending it. */
export const invited = {
  title: 'Invited users',
  count: ({ total, status }: { total: Tally; status: InvitationStatus }) =>
    `${english.number(total)} ${states[status]}`,
  nobody: 'Nobody is waiting. Everyone invited has answered.',
  manyAtOnce: 'Change several',
  statuses: {
    pending: 'Pending',
    accepted: 'Accepted',
    declined: 'Declined',
    revoked: 'Revoked',
    expired: 'Expired',
  },
  deliveryFilters: {
    failed: 'Not delivered',
    waiting: 'Waiting until they join Slack or confirm their email',
    held: 'Awaiting approval',
  },
  sorts: {
    newest: 'Newest first',
    oldest: 'Oldest first',
    email: 'Sort by email',
    role: 'Sort by role',
  },
  inviter: 'Invited by',
  fromInviter: ({ inviter }: { inviter: string }) => `invited by ${inviter}`,
  notArrived:
    'Did an email not arrive? Ask the person to check their spam or junk folder. If it isn’t there, revoke the invitation and send a new one.',
  resend: { label: 'Resend', of: ({ name }: Named) => `Resend to ${name}` },
  edit: { label: 'Edit', of: ({ name }: Named) => `Edit ${name}’s invitation` },
  copyText: {
    label: 'Copy invitation text',
    of: ({ name }: Named) => `Copy invitation text for ${name}`,
  },
  revoke: { label: 'Revoke invite', of: ({ name }: Named) => `Revoke invite: ${name}` },
  inviteAgain: { label: 'Invite again', of: ({ name }: Named) => `Invite again: ${name}` },
  invitedBy: ({ inviter, day }: On & { inviter: string }) => `Invited by ${inviter} on ${day}`,
  openUntil: ({ day }: On) => `Open until ${day}`,
  resolved: {
    pending: ({ day }: On) => `Pending since ${day}`,
    accepted: ({ day }: On) => `Accepted on ${day}`,
    declined: ({ day }: On) => `Declined on ${day}`,
    revoked: ({ day }: On) => `Revoked on ${day}`,
    expired: ({ day }: On) => `Expired on ${day}`,
  },
  awaitingApproval: 'Accepted, waiting for an approver',
  notSent: 'Not sent',
  emailed: 'Sent by email',
  emailFailed: ({ reason }: { reason: string }) => `Not sent by email: ${reason}`,
  emailQueued: 'Being sent by email',
  messaged: 'Delivered by direct message',
  messageWaits: 'Waiting until they join this Slack or confirm their email',
  messageFailed: ({ reason }: { reason: string }) => `Not delivered: ${reason}`,
  messageQueued: 'Being delivered',
  sentToNewAccount: {
    dm: ({ name }: Named) => `Sent to ${name} (new account) by direct message.`,
    email: ({ name }: Named) => `Sent to ${name} (new account) by email.`,
    both: ({ name }: Named) => `Sent to ${name} (new account) by direct message and email.`,
  },
  sentAgain: ({ email }: { email: string }) => `Sent again to ${email}.`,
  stillUnconfirmed: ({ email }: { email: string }) =>
    `Still waiting: Slack hasn’t confirmed ${email} yet. Ask them to confirm it in Slack.`,
  stillNotHere: ({ name }: Named) => `Still waiting: ${name} isn’t in this Slack yet.`,
  nowRevoked: 'Revoked just now.',
  saved: ({ access }: { access: string }) => `Saved: invited ${access}`,
  revokeTitle: 'Revoke invitation',
  revokeQuestion: <Piece>({ name, organization }: { name: Piece; organization: Piece }) =>
    pieces`Revoke ${name}’s invitation to ${organization}?`,
  revokeMeans: 'They can no longer join with it. You can invite them again.',
  exported: {
    pending: ({ organization }: { organization: string }) =>
      `Pending invitations of ${organization}, filtered like your list. Change the file and upload it to update them.`,
    accepted: ({ organization }: { organization: string }) =>
      `Accepted invitations of ${organization}, filtered like your list. Change the file and upload it to update them.`,
    declined: ({ organization }: { organization: string }) =>
      `Declined invitations of ${organization}, filtered like your list. Change the file and upload it to update them.`,
    revoked: ({ organization }: { organization: string }) =>
      `Revoked invitations of ${organization}, filtered like your list. Change the file and upload it to update them.`,
    expired: ({ organization }: { organization: string }) =>
      `Expired invitations of ${organization}, filtered like your list. Change the file and upload it to update them.`,
  },
  arrivals: {
    dm: 'Foyer sends them a direct message.',
    dmWithButtons: 'Foyer sends them a direct message with Accept and Decline.',
    email: 'Foyer sends them an email.',
    both: 'Foyer sends them a direct message and an email.',
    unconfirmedByMail: 'Slack hasn’t confirmed their email yet, so Foyer sends them an email with a link.',
    absentByMail: 'They aren’t in this Slack, so Foyer sends them an email with a link.',
    unconfirmed:
      'Slack hasn’t confirmed their email yet. The invitation waits until it has. Ask them to confirm it in Slack.',
    absent:
      'They aren’t in this Slack yet. The invitation waits and reaches them as a direct message when they join. Invite them to Slack as well, or send them the link for joining it.',
    absentInList:
      'They aren’t in this Slack yet. The invitation reaches them when they join, so invite them to Slack as well.',
  },
  sentSummary: ({ name, organization, role }: Named & { organization: string; role: string }) =>
    `Invited ${name} to ${organization} as ${role}.`,
  sent: <Piece>({
    name,
    email,
    organization,
    access,
  }: {
    name: Piece;
    email: string;
    organization: Piece;
    access: string;
  }) =>
    email
      ? pieces`Invited ${name} (${email}) to ${organization} ${access}`
      : pieces`Invited ${name} to ${organization} ${access}`,
  youWillHear: 'You’ll hear when they answer.',
  listSentSummary: ({ count, organization }: { count: number; organization: string }) =>
    english.plural(count, {
      one: `Invited # person to ${organization}.`,
      other: `Invited # people to ${organization}.`,
    }),
  listSent: <Piece>({ count, organization }: { count: number; organization: Piece }) =>
    pieces`Invited ${english.plural(count, { one: '# person', other: '# people' })} to ${organization}. You’ll hear when they answer.`,
  textTitle: 'Invitation text',
  textFor: ({ name }: Named) => `Copy this text and send it to ${name} yourself.`,
  textAnswered: 'This invitation was answered already.',
  yourInvitation: 'Your invitation',
};
