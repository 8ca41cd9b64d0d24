import { pieces } from '../pieces.ts';
import { english } from './language.ts';

/** What people read in a browser who install Foyer in their workspace, or think about it. */
export const installing = {
  title: 'Foyer',
  intro: 'Foyer runs the front door of your organization in Slack.',
  whatItDoes: {
    admins: 'Admins invite people one by one, by a list or by a CSV file.',
    approvers: 'Approvers accept or reject join requests in a channel.',
    everybody: 'Everybody sees who is invited, who joined and who changed what.',
  },
  addToSlack: 'Add to Slack',
  adminsNote: 'In some workspaces an admin has to approve Foyer first.',
  privacy: 'Privacy',
  support: 'Support',

  installedTitle: ({ workspace }: { workspace: string }) => `Foyer is installed in ${workspace}`,
  installedNext: 'Open Slack: Foyer sends you a direct message that says how to set it up.',
  openFoyer: 'Open Foyer in Slack',
  cancelledTitle: 'You didn’t install Foyer',
  cancelled: 'Nothing was changed in your workspace. You can install Foyer whenever you like.',
  beginAgainTitle: 'Start the installation again',
  beginAgain:
    'This installation was started in another browser, finished before or took too long. Nothing was changed.',
  failedTitle: 'Foyer couldn’t be installed',
  failedAsSlackSays: ({ code }: { code: string }) => `Slack refused the installation (${code}).`,
  failedWithoutAnswer: 'Slack didn’t answer in time.',
  failedNext: 'Try again in a few minutes. If it fails again, ask the support.',
  tryAgain: 'Try again',
  tooMany: 'Wait a minute, then press Add to Slack again.',

  privacyTitle: 'Privacy',
  kept: 'What Foyer keeps',
  keptSentences: {
    people:
      'Foyer keeps the name, email, time zone and language of the people in your Slack workspace, as Slack says them.',
    work: 'It keeps invitations, join requests, roles, groups and a log of who changed what.',
    files:
      'It keeps no messages of your channels. It deletes an uploaded file once its rows are read and answered.',
  },
  why: 'What Foyer uses it for',
  whySentences: {
    use: 'Foyer uses this only to run your organization’s front door. It sells nothing and shares nothing with others.',
  },
  safe: 'How Foyer protects it',
  safeSentences: {
    tokens:
      'Tokens of your workspace are encrypted. The database keeps each workspace apart from all others.',
    logs: 'Logs contain no names, emails or tokens.',
  },
  deleted: 'How Foyer deletes it',
  deletedPerson: ({ command }: { command: string }) =>
    `Admins delete everything about one person with “${command} erase”.`,
  deletedWorkspace: ({ days }: { days: number }) =>
    `When you remove Foyer from Slack, it stops at once. It deletes your workspace’s data after ${english.plural(days, { one: '# day', other: '# days' })}.`,
  deletedSooner: <Piece>({ support }: { support: Piece }) =>
    pieces`To have it deleted sooner, or to get a copy, write to ${support}.`,
};
