import type { Settings } from '../../domain/settings/settings.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

/** How an invitation gets to a person Slack knows. */
const waysToInvite: Record<Settings['inviteBy'], string> = {
  dm: 'Direct message, or email if that fails',
  email: 'Email',
  both: 'Direct message and email',
};

/** What happens to a member who leaves Slack. */
const waysWithLeavers: Record<Settings['whenSomebodyLeaves'], string> = {
  tell: 'Tell the admins',
  deactivate: 'Deactivate them',
};

/** The settings of an organization, section by section. */
export const settings = {
  title: 'Settings',
  submit: 'Save',
  sections: {
    organization: 'Organization',
    invitations: 'Invitations',
    requests: 'Join requests',
    members: 'Members and seats',
    product: 'Your product',
  },
  productHint: 'Let your product know when members, groups or roles change.',
  labels: {
    name: 'Organization name',
    approvalsChannelId: 'Approvals channel',
    domains: 'Domains',
    includeSubdomains: 'Subdomains',
    welcomeMessage: 'Welcome message',
    contactSlackUserId: 'Contact for help',
    seatLimit: 'Seats',
    invitationDays: 'Days until an invitation expires',
    reminderDays: 'Days until a reminder',
    cooldownMinutes: 'Minutes between resends',
    requestDays: 'Days until a join request expires',
    requestPauseDays: 'Days before asking again',
    timeZone: 'Time zone',
    inviteBy: 'How people in Slack are invited',
    joinSlackUrl: 'How to join our Slack',
    acceptRoleId: 'What Accept gives: role',
    acceptGroupIds: 'What Accept gives: groups',
    whenSomebodyLeaves: 'When somebody leaves Slack',
    weeklyDigest: 'Weekly summary',
  } satisfies Record<keyof Settings, string>,
  acceptGroups: ({ many }: { many: string }) => `What Accept gives: ${many}`,
  chooseGroups: ({ many }: { many: string }) => `Choose ${many}`,
  of: ({ organization }: { organization: string }) => `Settings of ${organization}`,
  subdomainsCount: 'Subdomains of these count too',
  timeZoneHint: 'For daily digests and dates.',
  contactHint: 'Shown to people who don’t have permission for something.',
  welcomeHint: 'Included in every invitation. Links that begin with https:// can be opened.',
  joinSlackHint: 'The link people use to join this Slack. Included in invitations to people outside Slack.',
  inviteByHint: 'People outside Slack always get an email.',
  invitationDaysHint: 'Blank: never.',
  reminderDaysHint: 'For invitations and join requests without an answer. Blank: no reminder.',
  cooldownHint:
    'How long to wait before inviting the same address again, even after revoking. Blank: no wait.',
  channelHint:
    'Join requests are posted there. Without a channel, each approver gets them as a direct message.',
  domainsHint: 'One per line. People with an email address there can ask to join.',
  requestDaysHint: 'Blank: never.',
  requestPauseHint: 'After a join request was rejected or withdrawn. 0 or blank: no wait.',
  acceptRoleHint: ({ role }: { role: string }) =>
    `For newcomers whose join request is accepted. Blank: ${role}. Former members get what they had.`,
  acceptGroupsHint: ({ blank }: { blank: string }) => `Blank: ${blank}.`,
  acceptGroupsLostHint: ({ many, blank }: { many: string; blank: string }) =>
    `Some of the ${many} that Accept gave were removed. Blank: ${blank}.`,
  seatsHint: 'Members and pending invitations use a seat. Blank: no limit.',
  weeklyDigestOn: 'Send it to the admins every Monday',
  weeklyDigestHint: 'Who was invited, who joined, and who is waiting, as a direct message at 9 AM.',
  seatsSince: ({ from, to, day }: { from: number; to: number; day: string }) =>
    from === to
      ? `${english.plural(to, { one: '# seat', other: '# seats' })} used, as on ${day}.`
      : `${english.plural(to, { one: '# seat', other: '# seats' })} used, ${english.number(from)} on ${day}.`,
  sendChart: 'Send me the chart',
  chartOnItsWay: 'The chart is on its way to your direct messages with Foyer.',
  noChart: 'There’s no chart yet. Foyer counts the seats once a day.',
  leaversHint: 'They lose their rights right away. Deactivating them frees their seat.',
  waysToInvite,
  waysWithLeavers,
  saved: 'Settings saved',
  savedSummary: ({ organization }: { organization: string }) => `The settings of ${organization} are saved.`,
  savedOf: <Piece>({ organization }: { organization: Piece }) =>
    pieces`The settings of ${organization} are saved.`,
  unchanged: ({ organization }: { organization: string }) => `Nothing changed in ${organization}.`,
  change: <Piece>({ before, after }: { before: Piece; after: Piece }) => pieces`${before} → ${after}`,
  none: 'none',
  yes: 'yes',
  no: 'no',
  channelTitle: 'Approvals channel',
  channelSubmit: 'Choose',
  channelIntro: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Where should join requests to ${organization} be posted?`,
  privateChannelHint: 'To use a private channel, invite @Foyer to it first.',
  channelChosenSummary: 'The approvals channel is set.',
  channelChosen: <Piece>({ organization, channel }: { organization: Piece; channel: Piece }) =>
    pieces`✓ Join requests to ${organization} are now posted in ${channel}.`,
};
