import type { Tally } from '../../domain/page.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

type Count = number | Tally;

const people = (count: Count) => english.plural(count, { one: '# person', other: '# people' });
const organizations = (count: number) =>
  english.plural(count, { one: '# organization', other: '# organizations' });

/** App Home, the answer to a direct message, and the inbox. */
export const home = {
  welcome: 'Welcome to Foyer',
  purpose: 'Foyer runs the front door of your organization: invitations, join requests, roles and groups.',
  setUp: 'Set up Foyer',
  notSetUpTitle: 'Foyer',
  notSetUp: ({ command }: { command: string }) =>
    `Foyer isn’t set up in this Slack yet. A workspace admin can do that. Ask one of them to type ${command}.`,
  help: 'Help',
  thisWeek: ({ invited, joined, waiting }: { invited: Count; joined: Count; waiting: Count }) =>
    `This week: ${english.number(invited)} invited, ${english.number(joined)} joined, ${english.number(waiting)} waiting for an answer.`,
  whatYouCanDo: 'What you can do in Foyer',
  several: (count: number) => organizations(count),
  placeIn: ({ organization }: { organization: string }) => `You have a place in ${organization}`,
  invitedTo: ({ organization }: { organization: string }) => `You’re invited to ${organization}`,
  askedFor: ({ organization }: { organization: string }) => `You asked to join ${organization}`,
  canAsk: ({ organization }: { organization: string }) => `You can ask to join ${organization}`,
  belongsNowhere: 'You don’t belong to an organization here yet',
  youAre: <Piece>({ role }: { role: Piece }) => pieces`You’re ${role}.`,
  adminFor: <Piece>({ groups }: { groups: Piece }) => pieces`Admin for: ${groups}.`,
  guest: ({ organization }: { organization: string }) =>
    `You’re a guest in this Slack now, so you have no rights in ${organization} until an admin decides.`,
  wasDeactivated: 'Your access was deactivated. ',
  invitationWaits: 'You have an invitation. Answer it below.',
  requestWaits: 'Your request is waiting for approval.',
  deactivated: 'Your access is deactivated. Ask an admin to reactivate you.',
  deactivatedMayAsk: 'Your access is deactivated. Ask an admin to reactivate you, or ask to join again.',
  peopleCanAsk: ({ domains, organization }: { domains: string; organization: string }) =>
    `People at ${domains} can ask to join ${organization}.`,
  guestsCannotAsk: 'You’re a guest in this Slack, and guests can’t ask to join. A member can invite you.',
  unconfirmed: 'You aren’t a member. To ask to join, confirm your email in Slack first.',
  stranger: 'You aren’t a member. A member can invite you.',
  ask: <Piece>({ people: named }: { people: readonly Piece[] }) =>
    pieces`To get access, ask ${english.orPieces(named)}.`,
  askForMore: <Piece>({ people: named }: { people: readonly Piece[] }) =>
    pieces`To change your role or groups, ask ${english.orPieces(named)}.`,
  yourInbox: 'Your inbox',
  inbox: <Piece>({ title, count }: { title: Piece; count: number }) => pieces`${title} · ${count}`,
  more: (count: number) => `${english.number(count)} more`,
  openInbox: 'Open inbox',
  inboxWaiting: (count: number) => `Open your inbox (${english.number(count)})`,
  inboxCount: (count: number) => `${english.number(count)} waiting, in all organizations of this Slack`,
  inboxEmpty: 'You have no open invitations or requests.',
  askToJoin: 'Ask to join',
  askToJoinOf: ({ organization }: { organization: string }) => `Ask to join ${organization}`,
  emailLetsYouAsk: 'Your email lets you ask to join:',
  emailLetsYouAskToo: 'Your email lets you ask to join another organization too:',
  moreToAsk: ({ count, place }: { count: number; place: string }) =>
    ` (${english.number(count)} more under ${place})`,
  allOrganizations: 'All organizations',
  organizations: 'Organizations',
  myDetails: 'My details',
  rolesMatrix: 'Roles matrix',
  leave: 'Leave',
  handOn: 'Hand on the top role',
  invitePeople: 'Invite people',
  bulkUpload: 'Bulk upload',
  inviteLinks: 'Invite links',
  settings: 'Settings',
  apiKeys: 'API keys',
  auditTrail: 'Audit trail',
  open: 'Open',
  openOf: ({ list }: { list: string }) => `Open ${list}`,
  invitedUsers: 'Invited users',
  currentUsers: 'Current users',
  joinRequests: 'Manage join requests',
  roles: 'Roles',
  pending: (count: Count) => `${english.number(count)} pending`,
  members: ({ active, deactivated }: { active: Count; deactivated: Count }) =>
    `${english.number(active)} active, ${english.number(deactivated)} deactivated`,
  activeMembers: (count: Count) => `${english.number(count)} active`,
  noRequests: 'None waiting',
  requestsWaiting: (count: Count) => `${english.number(count)} waiting`,
  someRoles: (count: number) => english.plural(count, { one: '# role', other: '# roles' }),
  needsAttention: 'Needs attention',
  requestsWait: ({ count, age }: { count: Count; age: string }) =>
    english.plural(count, {
      one: `# join request has been waiting for ${age}`,
      other: `# join requests are waiting, the oldest for ${age}`,
    }),
  heldInvitations: (count: Count) =>
    english.plural(count, {
      one: '# accepted invitation needs a decision',
      other: '# accepted invitations need a decision',
    }),
  undelivered: (count: Count) =>
    english.plural(count, {
      one: '# invitation couldn’t be delivered',
      other: '# invitations couldn’t be delivered',
    }),
  leavers: (count: Count) =>
    `${people(count)} left Slack and still ${english.plural(count, { one: 'has', other: 'have' })} a seat here`,
  seats: ({ used, limit }: { used: Count; limit: number }) =>
    `${english.number(used)} of ${english.number(limit)} seats used`,
  review: 'Review',
  show: 'Show',
  underAnHour: 'less than an hour',
  hours: (count: number) => english.plural(count, { one: '# hour', other: '# hours' }),
  days: (count: number) => english.plural(count, { one: '# day', other: '# days' }),
};
