import { pieces } from '../pieces.ts';
import { english } from './language.ts';

interface Lacks {
  organization: string;
  /** What they can't do, as it follows "can't". */
  right: string;
}

interface About {
  who: string;
  organization: string;
}

/** What people read who lack a right, and how they ask for help. */
export const asking = {
  lacks: {
    role: ({ organization, role, right }: Lacks & { role: string }) =>
      `${organization}: Your role ${role} can’t ${right}.`,
    guest: ({ organization, right }: Lacks) =>
      `You’re a guest in this Slack now. You can’t ${right} in ${organization} until an admin decides.`,
    deactivated: ({ organization, right }: Lacks) =>
      `Your access to ${organization} is deactivated, so you can’t ${right}.`,
    invited: ({ organization, right }: Lacks) =>
      `You’re invited to ${organization}. Accept the invitation first. Until then you can’t ${right}.`,
    requested: ({ organization, right }: Lacks) =>
      `Your request to join ${organization} is waiting for approval. Until then you can’t ${right}.`,
    'may-join': ({ organization, right }: Lacks) =>
      `You aren’t a member of ${organization}, so you can’t ${right}.`,
    stranger: ({ organization, right }: Lacks) =>
      `You aren’t a member of ${organization}, so you can’t ${right}.`,
  },
  ask: <Piece>({ people }: { people: readonly Piece[] }) => pieces`Ask ${english.orPieces(people)}.`,
  askToReactivate: <Piece>({ people }: { people: readonly Piece[] }) =>
    pieces`Ask ${english.orPieces(people)} to reactivate you.`,
  askToDecide: <Piece>({ people }: { people: readonly Piece[] }) =>
    pieces`Ask ${english.orPieces(people)} to decide.`,
  askToInvite: <Piece>({ people }: { people: readonly Piece[] }) =>
    pieces`Ask ${english.orPieces(people)} to invite you.`,
  withRole: ({ role }: { role: string }) => ` (${role})`,
  askOwners: <Piece>({ people }: { people: readonly Piece[] }) =>
    pieces`Ask an owner of this Slack workspace: ${english.orPieces(people)}.`,
  contact: <Piece>({ person }: { person: Piece }) => pieces`For help, ask ${person}.`,
  canElsewhere: ({ organizations, right }: { organizations: readonly string[]; right: string }) =>
    `You can ${right} in ${english.or(organizations)}.`,
  askOne: ({ name }: { name: string }) => `Ask ${name}`,
  askThem: 'Ask them',
  formTitle: 'Ask for help',
  send: 'Send',
  to: <Piece>({ people }: { people: readonly Piece[] }) => pieces`To ${english.andPieces(people)}`,
  message: 'Your message',
  prefilled: {
    role: ({ organization, right }: Lacks) =>
      `I’d like to ${right} in ${organization}. Can you give me access, or do it for me?`,
    guest: ({ organization }: Lacks) =>
      `I’m a guest in this Slack now. Can you decide whether I keep my place in ${organization}?`,
    deactivated: ({ organization }: Lacks) =>
      `My access to ${organization} is deactivated. Can you reactivate me?`,
    stranger: ({ organization }: Lacks) => `Can you invite me to ${organization}?`,
    ceiling: ({ organization, role }: { organization: string; role: string }) =>
      `I’d like to assign the role ${role} in ${organization}, but my role can’t. Can you do it?`,
  },
  sentTitle: 'Message sent',
  sent: ({ names }: { names: readonly string[] }) => `Your message is on its way to ${english.and(names)}.`,
  asked: {
    summary: ({ who, organization }: About) => `${who} asks you for help in ${organization}.`,
    says: <Piece>({ who, organization }: { who: Piece; organization: Piece }) =>
      pieces`${who} asks you for help in ${organization}:`,
    role: ({ role, right }: { role: string; right: string }) => `Their role ${role} can’t ${right}.`,
    guest: 'They’re a guest in this Slack now, and nobody has decided whether they stay.',
    deactivated: 'Their access is deactivated.',
    stranger: 'They aren’t a member.',
    editThem: ({ name }: { name: string }) => `Edit ${name}`,
    reactivateThem: ({ name }: { name: string }) => `Reactivate ${name}`,
    findThem: ({ name }: { name: string }) => `Find ${name}`,
    inviteThem: ({ name }: { name: string }) => `Invite ${name}`,
  },
};
