import { pieces } from '../pieces.ts';

interface Invited<Name> {
  inviter: Name;
  organization: Name;
}

/** What invitees and requesters read: the card of an invitation, its email, and the answers to a request. */
export const cards = {
  invitesSummary: ({ inviter, organization, role }: Invited<string> & { role: string }) =>
    `${inviter} invites you to join ${organization} as ${role}.`,
  invites: <Piece>({ inviter, organization, access }: Invited<Piece> & { access: string }) =>
    pieces`${inviter} invites you to join ${organization} ${access}`,
  invitesAgainSummary: ({ inviter, organization, role }: Invited<string> & { role: string }) =>
    `${inviter} invites you again to join ${organization} as ${role}.`,
  invitesAgain: <Piece>({ inviter, organization, access }: Invited<Piece> & { access: string }) =>
    pieces`${inviter} invites you again to join ${organization} ${access}`,
  answerOnNewer: <Piece>({ at }: { at: Piece }) => pieces`Sent again · ${at}. Answer on the newer card.`,
  approverDecides: 'After you accept, an approver decides.',
  states: {
    pending: 'pending',
    accepted: 'accepted',
    declined: 'declined',
    revoked: 'revoked',
    expired: 'expired',
  },
  accept: 'Accept',
  decline: 'Decline',
  joinTitle: ({ organization }: { organization: string }) => `Join ${organization}?`,
  joinQuestion: ({ organization, role, groups }: { organization: string; role: string; groups: string }) =>
    `Join ${organization} as ${role}? ${groups}`,
  join: 'Join',
  notNow: 'Not now',
  declineTitle: 'Decline the invitation?',
  declineQuestion: ({ inviter, organization }: Invited<string>) =>
    `You won’t join ${organization}. Foyer notifies ${inviter}, who can invite you again.`,
  acceptedAt: <Piece>({ at }: { at: Piece }) => pieces`✓ You accepted · ${at}. `,
  waitsForApprover: 'An approver decides. Foyer tells you by direct message.',
  inviterLostRight: ({ inviter }: { inviter: string }) =>
    `${inviter} can no longer give this access, so an approver decides. Foyer tells you by direct message.`,
  joined: <Piece>({ organization }: { organization: Piece }) => pieces`✓ You joined ${organization}`,
  youDeclined: 'You declined this invitation',
  revokedBy: <Piece>({ by }: { by: Piece }) => pieces`${by} revoked this invitation`,
  revoked: 'This invitation was revoked',
  expired: 'This invitation has expired',
  anAdmin: 'An admin',
  anApprover: 'An approver',
  stillWaits: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Your invitation to ${organization} is still waiting for your answer.`,
  joinedSummary: ({ organization }: { organization: string }) => `You joined ${organization}.`,
  approved: <Piece>({ by, organization, access }: { by: Piece; organization: Piece; access: string }) =>
    pieces`✓ ${by} approved it: you’re a member of ${organization} ${access}`,
  notApprovedSummary: ({ organization }: { organization: string }) =>
    `Your invitation to ${organization} wasn’t approved.`,
  notApproved: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Your invitation to ${organization} wasn’t approved, so you aren’t a member. Ask for a new one.`,
  requestAccepted: <Piece>({
    by,
    organization,
    access,
  }: {
    by: Piece;
    organization: Piece;
    access: string;
  }) =>
    access
      ? pieces`✓ ${by} accepted your request: you’re a member of ${organization} ${access}`
      : pieces`✓ ${by} accepted your request: you’re a member of ${organization}.`,
  requestRejectedSummary: ({ organization }: { organization: string }) =>
    `Your request to join ${organization} was rejected.`,
  requestRejected: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Your request to join ${organization} was rejected.`,
  requestRejectedBecause: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Your request to join ${organization} was rejected:`,
  requestExpiredSummary: ({ organization }: { organization: string }) =>
    `Your request to join ${organization} has expired.`,
  requestExpired: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Your request to join ${organization} expired because nobody responded in time. You can ask again.`,
  mailSummary: ({ inviter, organization }: Invited<string>) =>
    `${inviter} invited you to join ${organization}`,
  mailAgainSummary: ({ inviter, organization }: Invited<string>) =>
    `${inviter} invited you again to join ${organization}`,
  mailReminderSummary: ({ inviter, organization }: Invited<string>) =>
    `Reminder: ${inviter} invited you to join ${organization}`,
  mailWelcome: ({ organization }: { organization: string }) => `Welcome to ${organization}!`,
  mailInvited: <Piece>({ inviter, organization }: Invited<Piece>) =>
    pieces`${inviter} invited you to join ${organization}.`,
  mailInvitedAgain: <Piece>({ inviter, organization }: Invited<Piece>) =>
    pieces`${inviter} invited you again to join ${organization}.`,
  mailUnanswered: <Piece>({ inviter, organization }: Invited<Piece>) =>
    pieces`${inviter} invited you to join ${organization}. You haven’t answered yet.`,
  mailRole: <Piece>({ role, description }: { role: Piece; description: string }) =>
    description ? pieces`Role: ${role}. ${description}` : pieces`Role: ${role}`,
  openInvitation: 'Open the invitation',
  acceptUntil: <Piece>({ at }: { at: Piece }) => pieces`You can accept until ${at}.`,
  questions: <Piece>({ name, address }: { name: string; address: Piece }) =>
    pieces`Questions? Ask ${name}: ${address}. `,
  ignore: ({ organization }: { organization: string }) =>
    `If you don’t know ${organization}, ignore this message. Nothing happens unless you accept.`,
  acceptThereOrInSlack: 'You can accept there, or in Slack.',
  acceptThere: 'You can accept there. You don’t need Slack for that.',
  thenJoinSlack: <Piece>({ organization, url }: { organization: string; url: Piece }) =>
    pieces`To set up your account: accept the invitation, then join the Slack of ${organization}: ${url}`,
  joinSlackToAccept: <Piece>({ organization, url }: { organization: string; url: Piece }) =>
    pieces`To accept, join the Slack of ${organization}: ${url}. Foyer sends you the invitation there as a direct message.`,
  askHowToJoin: ({ who, organization }: { who: string; organization: string }) =>
    `To accept, ask ${who} how to join the Slack of ${organization}. Foyer sends you the invitation there as a direct message.`,
  askAdmin: 'an admin',
  mailFooter: ({ organization }: { organization: string }) => `Foyer sent this email for ${organization}.`,
  noReplies: 'Replies to it aren’t read.',
  copyLink: 'Or copy this link:',
};
