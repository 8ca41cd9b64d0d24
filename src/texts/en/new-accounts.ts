import { pieces } from '../pieces.ts';

/** People who come back with a new Slack account. */
export const newAccounts = {
  title: 'Your new account',
  welcomeBack: 'Welcome back',
  tookPlace: ({ role }: { role: string }) => `You’re a member again, as ${role}.`,
  tookPlaceAsGuest: ({ role }: { role: string }) =>
    `You’re ${role} with this account. You’re a guest in this Slack, so you have no rights until an admin decides.`,
  moved: 'Moved',
  movedTo: ({ name }: { name: string }) => `${name} is a member with the new account now.`,
  explanation: <Piece>({ organization, name, role }: { organization: Piece; name: Piece; role: string }) =>
    pieces`You have a new Slack account. In ${organization}, your email belongs to ${name}, whose account is gone from Slack. They’re ${role}. `,
  take: 'This is my new account',
  takeTitle: 'Is this your new account?',
  takeQuestion: ({ name, organization, access }: { name: string; organization: string; access: string }) =>
    `This account becomes ${name} in ${organization}, as ${access}`,
  takeYes: 'Yes, it’s mine',
  move: 'Move to the new account',
  moveTitle: 'Move this membership?',
  moveQuestion: ({ email, name, role }: { email: string; name: string; role: string }) =>
    `The new account with ${email} becomes ${name}, as ${role}, with the same groups.`,
  moveYes: 'Move',
};
