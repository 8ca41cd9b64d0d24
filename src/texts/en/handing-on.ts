import { pieces } from '../pieces.ts';

interface HandOn<Name> {
  giver: Name;
  receiver: Name;
  organization: Name;
}

interface Roles {
  topRole: string;
  /** The giver's role afterwards. */
  role: string;
}

/** Handing on the top role: the modal, the card of the chosen person, and what the others read. */
export const handingOn = {
  title: 'Hand on the top role',
  submit: 'Send offer',
  explanation: <Piece>({ topRole }: { topRole: Piece }) =>
    pieces`Choose the member who becomes ${topRole} in your place. Nothing changes until they accept. Then both of you change at once.`,
  person: ({ topRole }: { topRole: string }) => `New ${topRole}`,
  role: 'Your role afterwards',
  roleHint: 'You keep your groups.',
  sentTitle: 'Offer sent',
  sent: ({ receiver, role, organization }: Omit<HandOn<string>, 'giver'> & { role: string }) =>
    `${receiver} gets your offer by direct message. Once they accept, you’re ${role} in ${organization}. Nothing changes until then.`,
  offerSummary: ({ giver, organization, topRole }: Omit<HandOn<string>, 'receiver'> & { topRole: string }) =>
    `${giver} wants to hand on the role ${topRole} in ${organization} to you.`,
  offer: <Piece>({ giver, organization, topRole }: { giver: Piece; organization: Piece; topRole: Piece }) =>
    pieces`${giver} wants to hand on the role ${topRole} in ${organization} to you.`,
  consequence: ({ giver, role, topRole }: Roles & { giver: string }) =>
    `If you accept, you become ${topRole}, and ${giver} becomes ${role}.`,
  accept: 'Accept',
  decline: 'Decline',
  acceptTitle: ({ topRole }: { topRole: string }) => `Become ${topRole}?`,
  acceptQuestion: ({ giver, organization, role, topRole }: Roles & { giver: string; organization: string }) =>
    `You become ${topRole} of ${organization}, and ${giver} becomes ${role}.`,
  youAccepted: ({ topRole }: { topRole: string }) => `✓ You accepted. You’re ${topRole} now.`,
  youDeclined: '✗ You declined.',
  withdrawn: 'This offer was withdrawn.',
  acceptedSummary: ({
    receiver,
    organization,
    topRole,
  }: Omit<HandOn<string>, 'giver'> & { topRole: string }) =>
    `${receiver} accepted the role ${topRole} in ${organization}.`,
  accepted: <Piece>({ receiver, organization, topRole, role }: Omit<HandOn<Piece>, 'giver'> & Roles) =>
    pieces`✓ ${receiver} accepted the role ${topRole} in ${organization}. You’re ${role} now.`,
  declinedSummary: ({
    receiver,
    organization,
    topRole,
  }: Omit<HandOn<string>, 'giver'> & { topRole: string }) =>
    `${receiver} declined the role ${topRole} in ${organization}.`,
  declined: <Piece>({
    receiver,
    organization,
    topRole,
  }: Omit<HandOn<Piece>, 'giver'> & { topRole: string }) =>
    pieces`${receiver} declined the role ${topRole} in ${organization}. You keep it. You can offer it to another person.`,
  happened: ({ giver, receiver, topRole, role }: Roles & { giver: string; receiver: string }) =>
    `${giver} handed on the role ${topRole} to ${receiver}, and is ${role} now.`,
};
