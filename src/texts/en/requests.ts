import { pieces } from '../pieces.ts';
import { english } from './language.ts';

interface Asking<Name> {
  who: Name;
  organization: Name;
}

/** Join requests, and accepted invitations that an approver decides: what requesters and approvers read. */
export const requests = {
  asksSummary: ({ who, organization }: Asking<string>) => `${who} asks to join ${organization}.`,
  asks: <Piece>({ who, email, organization }: Asking<Piece> & { email: string }) =>
    pieces`${who} (${email}) asks to join ${organization}.`,
  withState: ({ summary, state }: { summary: string; state: string }) => `${summary} (${state})`,
  states: {
    pending: 'pending',
    approved: 'accepted',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    expired: 'expired',
  },
  accept: 'Accept',
  acceptWithRole: ({ role }: { role: string }) => `Accept as ${role}`,
  acceptAs: 'Accept as…',
  reject: 'Reject',
  acceptTitle: ({ who }: { who: string }) => `Accept ${who}?`,
  acceptQuestion: ({ who, organization, access }: Asking<string> & { access: string }) =>
    `Accept as ${access}. ${who} joins ${organization}.`,
  acceptAddressQuestion: ({ address, access }: { address: string; access: string }) =>
    `${address} Accept as ${access}.`,
  askedWithAddress: ({ asked, now, isForeign }: { asked: string; now: string; isForeign: boolean }) =>
    isForeign
      ? `They asked with ${asked}. Their email in Slack is now ${now}, which is outside the organization’s domains.`
      : `They asked with ${asked}. Their email in Slack is now ${now}.`,
  chooseAccess: 'Use Accept as… to choose what they get.',
  acceptGives: <Piece>({ access }: { access: Piece }) => pieces`Accept gives ${access}.`,
  formerGets: <Piece>({ was, access }: { was: string; access: Piece }) =>
    pieces`⚠ A former member: was ${was}. Accepting gives ${access} again.`,
  formerReturns: ({ was }: { was: string }) => `⚠ A former member: was ${was}. Accepting reactivates them.`,
  formerAccess: ({ role, groups }: { role: string; groups: string }) => `${role}, ${groups}`,
  removed: {
    role: 'The role that Accept gave was removed.',
    groups: 'Some of the groups that Accept gave were removed.',
  },
  asAccess: ({ access }: { access: string }) => `as ${access}`,
  acceptedBy: <Piece>({ by, access }: { by: Piece; access: string }) =>
    access ? pieces`✓ Accepted by ${by} ${access}` : pieces`✓ Accepted by ${by}`,
  accepted: ({ access }: { access: string }) => (access ? `✓ Accepted ${access}` : '✓ Accepted'),
  rejectedBy: <Piece>({ by }: { by: Piece }) => pieces`✗ Rejected by ${by}`,
  rejected: '✗ Rejected',
  withdrawn: 'This request was withdrawn',
  expired: 'This request has expired',
  decideOnNewer: <Piece>({ at }: { at: Piece }) => pieces`Sent again · ${at}. Decide on the newer card.`,
  stillWaitingSummary: ({ who, organization }: Asking<string>) =>
    `Still waiting: ${who} asks to join ${organization}.`,
  stillWaiting: <Piece>({ label, since }: { label: (words: string) => Piece; since: Piece }) =>
    pieces`${label('Still waiting')} since ${since}`,
  anApprover: 'an approver',

  heldSummary: ({ who, organization }: Asking<string>) =>
    `${who} accepted an invitation to ${organization}. An approver decides.`,
  held: <Piece>({
    who,
    email,
    inviter,
    organization,
    access,
  }: Asking<Piece> & { email: string; inviter: Piece; access: string }) =>
    pieces`${who} (${email}) accepted the invitation of ${inviter} to join ${organization} ${access}`,
  linkAsks: ({ link }: { link: string }) => `The invite link “${link}” asks an approver about each person.`,
  inviterLostRight: ({ inviter }: { inviter: string }) =>
    `${inviter} can no longer give this access, so an approver decides.`,
  rejectHeldTitle: 'Reject the invitation?',
  rejectHeld: ({ who, organization }: Asking<string>) =>
    `${who} won’t join ${organization}. Foyer notifies them.`,
  heldDeclined: 'This invitation was declined',
  heldExpired: 'This invitation has expired',
  heldTitle: 'Invitation',
  isMember: ({ who, access }: { who: string; access: string }) => `${who} is a member now, ${access}`,
  wontJoin: ({ who }: { who: string }) => `${who} won’t join. Foyer notifies them.`,
  requestRejected: ({ who }: { who: string }) => `Request rejected. ${who} has been notified.`,
  requestAcceptedTitle: 'Request accepted',
  requestRejectedTitle: 'Request rejected',

  joinedSummary: ({ who, organization }: Asking<string>) => `${who} joined ${organization}.`,
  joined: <Piece>({ who, email, organization, access }: Asking<Piece> & { email: string; access: string }) =>
    pieces`✓ ${who} (${email}) accepted your invitation and joined ${organization} ${access}`,
  declinedSummary: ({ who, organization }: Asking<string>) =>
    `${who} declined the invitation to ${organization}.`,
  declined: <Piece>({ who, organization }: { who: readonly (Piece | string)[]; organization: Piece }) =>
    pieces`${who} declined your invitation to ${organization}.`,
  invitationExpiredSummary: ({ who, organization }: Asking<string>) =>
    `${who} didn’t answer your invitation to ${organization} in time.`,
  invitationExpired: <Piece>({
    who,
    organization,
  }: {
    who: readonly (Piece | string)[];
    organization: Piece;
  }) =>
    pieces`${who} didn’t answer your invitation to ${organization} in time, so it has expired. You can invite them again.`,
  askTitle: 'Ask to join',
  cannotAskYet: 'You can’t ask to join yet.',
  canAskFrom: <Piece>({ organization, at }: { organization: Piece; at: Piece }) =>
    pieces`You can ask to join ${organization} again from ${at}.`,
  ask: <Piece>({ organization, email }: { organization: Piece; email: string }) =>
    pieces`Ask to join ${organization} with your email ${email}. An approver decides.`,
  send: 'Send request',
  note: 'Note',
  noteHint: 'Approvers read it.',
  sentTitle: 'Request sent',
  sentSummary: ({ organization }: { organization: string }) => `You asked to join ${organization}.`,
  sent: <Piece>({ organization }: { organization: Piece }) =>
    pieces`You asked to join ${organization}. Foyer tells you the decision by direct message.`,
  youAsked: <Piece>({ organization, at }: { organization: Piece; at: Piece }) =>
    pieces`You asked to join ${organization} · ${at}`,
  yourTitle: 'Your request',
  yourOutcome: {
    approved: 'Your request was accepted.',
    rejected: 'Your request was rejected.',
    withdrawn: 'You withdrew your request.',
    expired: 'Your request has expired.',
  },
  youJoined: ({ access }: { access: string }) => `Your request was accepted. You joined ${access}`,
  approverDecides: 'An approver decides. Foyer tells you by direct message.',
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw the request?',
  withdrawQuestion: ({ organization, days }: { organization: string; days: number }) =>
    days === 0
      ? `Approvers will no longer see it. You can ask to join ${organization} again.`
      : `Approvers will no longer see it. You can ask to join ${organization} again after ${english.plural(days, { one: 'a day', other: '# days' })}.`,
};
