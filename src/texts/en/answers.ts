import { english } from './language.ts';

const ended = 'Foyer’s access to Slack has ended. A workspace admin can install Foyer again.';
const lacks =
  'Foyer doesn’t have a permission in Slack. A workspace admin can grant it by installing Foyer again.';
const restricted = 'Your Slack settings don’t let Foyer do this. Ask a Slack admin to allow it.';
const noUploads = 'This workspace doesn’t let Foyer send files. Ask a workspace admin to allow file uploads.';
const noRoom = 'Slack has no room for this file because the workspace is full. Ask a workspace admin.';
const noMessages = 'Slack doesn’t let Foyer send you direct messages. Ask a workspace admin to allow it.';

/** What people read when a request can't be answered, or not yet. */
export const answers = {
  close: 'Close',
  done: 'Done.',
  tooFast: 'You’re sending requests faster than Foyer can answer. Wait a few seconds, then try again.',
  notAllowed: 'Not allowed',
  alreadyHere: 'Already here',
  outOfDate: ({ command }: { command: string }) => `This button is out of date. Run ${command} again.`,
  noDatabase: ({ reference }: { reference: string }) =>
    `Foyer can’t reach its database right now. Nothing was changed. Try again in a minute. (Reference ${reference})`,
  noSlack: ({ reference }: { reference: string }) =>
    `Slack isn’t answering Foyer right now. Nothing was changed. Try again in a minute. (Reference ${reference})`,
  failed: ({ reference }: { reference: string }) =>
    `Something went wrong, and nothing was changed. Try again. If it happens again, give your admin this reference: ${reference}.`,
  working: 'Still working on it. The result appears here.',
  loading: 'Loading… If nothing appears here, close this and try again.',
  tooLate: 'That took too long, so Slack didn’t open the window. Try again.',
  notOpened: 'Slack didn’t open the window. Try again in a minute.',
  notInstalled: 'Foyer isn’t installed in this workspace.',
  suspended: ({ support }: { support: string | undefined }) =>
    support
      ? `The people who run Foyer paused it in this workspace. Nothing is lost. To ask why, write to ${support}.`
      : 'The people who run Foyer paused it in this workspace. Nothing is lost. A workspace admin can ask them why.',
  firstOptions: ({ shown, all }: { shown: number; all: number }) =>
    `The first ${english.number(shown)} of ${english.number(all)}. Type more to find the others.`,
  slackRefuses: { ended, lacks, restricted, noUploads, noRoom, noMessages },
};
