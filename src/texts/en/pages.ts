import type { PersonProblem } from '../../domain/person-problem.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

const account: Record<PersonProblem, string> = {
  deactivated: 'The Slack account with this email is deactivated. Ask a Slack admin to reactivate it.',
  external: 'The Slack account with this email belongs to another workspace, so it can’t join.',
  bot: 'This email belongs to a bot in Slack, so it can’t join.',
};

/** What people read in a browser: the pages of invitations and invite links, and the answers to what they send. */
export const pages = {
  footer: 'Powered by Foyer.',
  nothingHere: 'There’s nothing here.',
  failedTitle: 'Something went wrong',
  failed: 'Try again in a minute.',
  tooLarge: 'This request is too large.',
  tooManyTitle: 'Too many attempts',
  tooMany: 'Wait a minute, then open your link again.',
  otherSiteTitle: 'Nothing was changed',
  otherSite: 'This form came from another site. Open the link in your email and answer there.',
  unknownTitle: 'This link doesn’t work',
  unknown: 'Check that you opened the whole link from the newest email.',
  unknownStill: 'If it still doesn’t work, ask the person who invited you for a new invitation.',
  signInEndedTitle: 'Your sign-in has ended',
  signInEnded: 'Open the link in your email again and sign in there.',

  /** What happened, after the browser was sent to the page. */
  happened: {
    newLink:
      'If you can have a new link now, Foyer sends it by email in a minute or two. Check your spam folder, too. You can ask again after 5 minutes.',
    signInFailed: 'Signing in with Slack didn’t work. Try again, or accept without signing in.',
    signInCancelled: 'You didn’t sign in with Slack. You can still accept without it.',
    otherWorkspace:
      'You signed in to another Slack workspace. Sign in again and choose the workspace that invited you.',
    /** The same for every address: nothing here says who is a member or invited. */
    mailSent:
      'If this email can join, Foyer sends it a message in a minute or two. Nothing came? Check the email and your spam folder. You can ask again after 5 minutes.',
    linkSignInFailed: 'Signing in with Slack didn’t work. Try again.',
    linkSignInCancelled: 'You didn’t sign in with Slack.',
    linkOtherWorkspace: 'You signed in to another Slack workspace. Sign in again and choose this one.',
  },

  join: ({ organization }: { organization: string }) => `Join ${organization}`,
  invites: <Piece>({ inviter, organization }: { inviter: Piece; organization: Piece }) =>
    pieces`${inviter} invites you to join ${organization}.`,
  made: <Piece>({ creator, organization }: { creator: Piece; organization: Piece }) =>
    pieces`${creator} made this link for people who join ${organization}.`,
  approverDecides: 'After you accept, an approver decides.',
  approverDecidesEach: 'An approver decides about each person.',
  role: 'Role',
  access: 'Access',
  email: 'Email',
  openUntil: 'Open until',
  whoCanJoin: 'Who can join',
  peopleAt: ({ domains }: { domains: readonly string[] }) => `People with an email at ${english.or(domains)}`,

  acceptAs: <Piece>({ role }: { role: Piece }) => pieces`Accept as ${role}`,
  yourName: 'Your name',
  declineThis: 'Decline this invitation',
  declineConsequence: <Piece>({ inviter, organization }: { inviter: Piece; organization: Piece }) =>
    pieces`You won’t join ${organization}. ${inviter} gets a message and can invite you again.`,
  decline: 'Decline',
  cannotFind: ({ email }: { email: string }) =>
    `Can’t find it? Foyer can send an email with a new link to ${email}.`,
  sendNewLink: 'Send me a new link',
  signIn: 'Sign in with Slack',
  signInFirst: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Already use ${organization}’s Slack? Sign in first, so that Foyer recognizes you.`,
  signInInstead: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Already use ${organization}’s Slack? Then you can sign in instead.`,
  signedInAs: <Piece>({ name }: { name: Piece }) => pieces`You’re signed in to Slack as ${name}.`,
  signedInWith: <Piece>({ name, email }: { name: Piece; email: string }) =>
    pieces`You’re signed in to Slack as ${name} (${email}).`,
  joinsWithAccount: 'You’ll join with your Slack account that has this email.',
  notYours: ({ email }: { email: string }) =>
    ` This invitation is for ${email}, so this account can’t accept it.`,
  signInAsInvited: <Piece>({ email, inviter }: { email: string; inviter: Piece }) =>
    pieces`Sign in with the Slack account that has the email ${email}. Or ask ${inviter} to invite the email that you use in Slack.`,
  handedOn: 'The invited person has another email in Slack now.',
  handedOnToYou: 'If that’s you, accept or decline in Slack, on the Home tab of the Foyer app.',
  mailYou: 'Foyer sends you an email with your own link. Open it to join.',
  yourEmail: 'Your email',
  sendEmail: 'Send me an email',
  joinAs: <Piece>({ role }: { role: Piece }) => pieces`Join as ${role}`,
  askToJoinAs: <Piece>({ role }: { role: Piece }) => pieces`Ask to join as ${role}`,
  otherAccount: 'Use another Slack account',
  cannotJoinNow: <Piece>({ who }: { who: Piece | string }) => pieces`You can’t join here now. Ask ${who}.`,
  someAdmin: 'an admin',
  showQrCode: 'Show the QR code of this link',
  qrCode: 'QR code of this link',

  replacedTitle: 'A newer email replaced this link',
  replaced: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Open the link in the newest email from ${organization}.`,
  awaitingTitle: 'Your answer is waiting for approval',
  accepted: <Piece>({ organization }: { organization: Piece }) =>
    pieces`You accepted the invitation to ${organization}.`,
  anApproverDecides: 'An approver decides.',
  inviterCannotGive: <Piece>({ inviter }: { inviter: Piece }) =>
    pieces`${inviter} can’t give this access now, so an approver decides.`,
  approverOfDecides: <Piece>({ organization }: { organization: Piece }) =>
    pieces`An approver of ${organization} decides. You’ll get a direct message in Slack.`,
  getDirectMessage: 'You’ll get a direct message in Slack.',
  getEmail: 'You’ll get an email.',
  openAgain: 'Open this link again to see the answer.',
  joined: ({ organization }: { organization: string }) => `You joined ${organization}`,
  declinedTitle: 'You declined this invitation',
  didNotJoin: <Piece>({ organization }: { organization: Piece }) => pieces`You didn’t join ${organization}.`,
  changedMind: <Piece>({ inviter }: { inviter: Piece }) =>
    pieces`Changed your mind? ${inviter} can invite you again.`,
  revokedTitle: 'This invitation was revoked',
  expiredTitle: 'This invitation has expired',
  cannotJoin: <Piece>({ organization }: { organization: Piece }) =>
    pieces`You can’t join ${organization} with this link.`,
  askForNewIfWanted: <Piece>({ inviter }: { inviter: Piece }) =>
    pieces`If you still want to join, ask ${inviter} for a new invitation.`,
  askForNew: <Piece>({ inviter }: { inviter: Piece }) => pieces`Ask ${inviter} for a new invitation.`,
  linkPaused: 'This link is paused',
  linkUsedUp: 'This link is used up',
  linkEnded: 'This link has ended',
  linkRevoked: 'This link was revoked',
  cannotJoinWhilePaused: <Piece>({ organization }: { organization: Piece }) =>
    pieces`You can’t join ${organization} with this link now.`,
  hasEmail: 'Did you already get an email after using this link? You can still use the link in that email.',
  askAdminOf: <Piece>({ organization }: { organization: Piece }) =>
    pieces`If not, ask an admin of ${organization} to invite you.`,
  deactivatedTitle: 'Your access is deactivated',
  deactivated: <Piece>({ organization }: { organization: Piece }) =>
    pieces`You were a member of ${organization}. Ask an admin to reactivate you.`,
  invitedTitle: 'You already have an invitation',
  acceptInSlack: 'Accept it in Slack: you’ll find it on the Home tab of the Foyer app.',
  givesOther: <Piece>({ organization }: { organization: Piece }) =>
    pieces`It can give another role in ${organization} than this link.`,

  questions: 'Questions?',
  askContact: <Piece>({ name, address }: { name: Piece; address: Piece }) => pieces`Ask ${name}: ${address}`,
  nextTitle: 'What happens next',
  openSlack: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Open Slack. You’ll find ${organization} on the Home tab of the Foyer app.`,
  worksInSlack: <Piece>({ organization }: { organization: Piece }) =>
    pieces`${organization} works together in Slack. Join with the email of this invitation.`,
  joinSlack: 'Join our Slack',
  contactTells: <Piece>({ contact }: { contact: Piece }) =>
    pieces`You don’t need a Slack account. ${contact} can tell you what to do first.`,
  adminTells: 'You don’t need a Slack account. An admin can tell you what to do first.',

  nameTooLong: ({ length, most }: { length: number; most: number }) =>
    `This name has ${english.number(length)} characters. At most ${english.number(most)} fit. Shorten it.`,
  nameMissing: 'Write your name.',
  noEmail: 'This isn’t an email address. Write it like name@example.com.',
  unclearName: 'This name has characters that can’t be seen. Type it again.',
  alreadyMember:
    'Someone with this email or Slack account is already on the list of members. Ask an admin to check it.',
  newAccount:
    'You’re a member with an older Slack account. Open Foyer in Slack and press “This is my new account”.',
  newAccountDeactivated: 'You were a member and are deactivated. Ask an admin.',
  account,
  unknownActor: 'Slack doesn’t know your account yet. Try again in a minute.',
  otherDomain: ({ domains }: { domains: readonly string[] }) =>
    `This link is for people with an email at ${english.or(domains)}.`,
  linkLetsInNoMore: 'Nobody else can join with the link you used. Ask an admin.',
  unconfirmed: ({ email }: { email: string }) =>
    `Slack hasn’t confirmed ${email} yet. Confirm it in Slack, then try again.`,
  noSeat: ({ organization }: { organization: string }) =>
    `No seat is free in ${organization} now. Ask an admin.`,
};
