import { pieces } from '../pieces.ts';
import { english } from './language.ts';

interface Named {
  name: string;
}

/** Manage join requests, and the choice of an organization to ask. */
export const requestsList = {
  title: 'Manage join requests',
  waiting: (count: number) => `${english.number(count)} waiting`,
  nobody: 'Nobody is waiting for a decision.',
  moreHeld: 'More accepted invitations are waiting. They move up as you decide these.',
  asked: <Piece>({ person, email, at }: { person: Piece; email: string; at: Piece }) =>
    pieces`${person} · ${email} · asked ${at}`,
  acceptPerson: ({ name, role }: Named & { role: string }) => `${name}: Accept as ${role}`,
  acceptAs: { label: 'Accept as…', of: ({ name }: Named) => `${name}: Accept as…` },
  reject: { label: 'Reject', of: ({ name }: Named) => `Reject ${name}` },
  cannotGiveAll: 'You can’t give all of this. Use Accept as… to choose what they get.',
  rejected: '✗ Rejected. They’ll get a message.',
  withdrawn: 'Withdrawn.',
  expired: 'Expired.',
  requestTitle: 'Join request',
  rejectTitle: 'Reject request',
  rejectQuestion: <Piece>({
    name,
    email,
    organization,
  }: {
    name: Piece;
    email: string;
    organization: Piece;
  }) => pieces`Reject ${name}’s request (${email}) to join ${organization}?`,
  reason: 'Reason',
  reasonHint: ({ name }: Named) => `${name} will read it.`,
  acceptAsQuestion: <Piece>({
    name,
    email,
    organization,
  }: {
    name: Piece;
    email: string;
    organization: Piece;
  }) => pieces`Accept ${name} (${email}) into ${organization} with this role:`,
  moreWaiting: (count: number) =>
    `${english.plural(count, { one: '# more is', other: '# more are' })} waiting. Open your inbox on Foyer’s Home tab to see them all.`,
  askWith: ({ email }: { email: string }) => `Ask to join with your email ${email}. An approver decides.`,
  organization: 'Organization',
  chooseOrganization: 'Choose an organization',
  invitedTo: ({ organization }: { organization: string }) => `${organization} · You’re invited`,
  openInvitation: 'Open invitation',
  waitingAt: ({ organization }: { organization: string }) =>
    `${organization} · Your request is waiting for approval`,
  openRequest: 'Open request',
};
