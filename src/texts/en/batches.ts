import type { SkipReason } from '../../domain/batches/kinds.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

const invitations = (count: number) =>
  english.plural(count, { one: '# pending invitation', other: '# pending invitations' });

const because: Record<SkipReason, string> = {
  'invitation-resolved': 'already answered, revoked or expired',
  'invitation-not-found': 'no longer there',
  'resent-too-soon': 'sent or reminded recently',
  'not-allowed': 'you no longer have permission',
  'cannot-grant': 'gives more than you can give',
  'uninvitable-person': 'can no longer be invited',
  'not-delivered': 'no message has reached them yet',
  'cannot-act': 'your Slack account can’t act here',
};

/** A change to many invitations at once: choosing, confirming, and how it goes. */
export const batches = {
  title: 'Change several',
  next: 'Next',
  kind: 'What to do',
  kinds: { revoke: 'Revoke them', remind: 'Remind them', resend: 'Send them again' },
  whom: 'Pending invitations',
  whole: 'Everybody on the list',
  filtered: 'Everybody on the filtered list',
  upload: ({ file, day, people }: { file: string | null; day: string; people: number }) =>
    file
      ? `From your upload ${file}, ${day} (${english.number(people)})`
      : `From your pasted rows, ${day} (${english.number(people)})`,
  days: 'Waiting for at least (days)',
  daysHint: 'Leave it blank to include all of them.',
  nothingYet: 'You’ll see how many people this affects before anything happens.',

  titles: { revoke: 'Revoke invitations', remind: 'Send reminders', resend: 'Send again' },
  questions: {
    revoke: <Piece>({ count, organization }: { count: number; organization: Piece }) =>
      pieces`Revoke ${invitations(count)} to ${organization}?`,
    remind: <Piece>({ count, organization }: { count: number; organization: Piece }) =>
      pieces`Remind people of ${invitations(count)} to ${organization}?`,
    resend: <Piece>({ count, organization }: { count: number; organization: Piece }) =>
      pieces`Send ${invitations(count)} again to ${organization}?`,
  },
  names: ({ names, more }: { names: string; more: number }) =>
    more > 0 ? `${names} and ${english.number(more)} more.` : `${names}.`,
  named: ({ name, email }: { name: string; email: string }) => `${name} (${email})`,
  skips: <Piece>({
    count,
    reasons,
    bold,
  }: {
    count: number;
    reasons: string;
    bold: (words: string) => Piece;
  }) => pieces`${bold(`${english.number(count)} will be skipped:`)} ${reasons}.`,
  skipped: ({ count, reason }: { count: number; reason: SkipReason }) =>
    `${english.number(count)} ${because[reason]}`,
  consequences: {
    revoke: 'Nobody can accept these invitations after that. People get no message, but their cards show it.',
    remind:
      'Everybody who has received the invitation gets one reminder. People who got a message recently are skipped.',
    resend:
      'Each person gets the invitation again, and its expiry starts again. People who got a message recently are skipped.',
  },
  newestOnly: ({ most }: { most: number }) =>
    `These are the newest ${english.number(most)}. Repeat this for the others.`,
  oldestOnly: ({ most }: { most: number }) =>
    `These are the ${english.number(most)} that have waited longest for a message. Repeat this for the others.`,
  /** Slack shows 24 characters of each. */
  submit: {
    revoke: ({ count }: { count: number }) =>
      english.plural(count, { one: 'Revoke # invitation', other: 'Revoke # invitations' }),
    remind: ({ count }: { count: number }) =>
      english.plural(count, { one: 'Send # reminder', other: 'Send # reminders' }),
    resend: ({ count }: { count: number }) =>
      english.plural(count, { one: 'Resend # invitation', other: 'Resend # invitations' }),
  },
  submitShort: {
    revoke: ({ count }: { count: number }) => `Revoke ${english.number(count)}`,
    remind: ({ count }: { count: number }) => `Remind ${english.number(count)}`,
    resend: ({ count }: { count: number }) => `Resend ${english.number(count)}`,
  },
  started: ({ count }: { count: number }) =>
    `Started for ${english.plural(count, { one: '# invitation', other: '# invitations' })}. You can follow it in your direct messages with Foyer.`,

  doing: {
    revoke: <Piece>({ organization }: { organization: Piece }) =>
      pieces`Revoking invitations to ${organization}`,
    remind: <Piece>({ organization }: { organization: Piece }) =>
      pieces`Sending reminders for invitations to ${organization}`,
    resend: <Piece>({ organization }: { organization: Piece }) =>
      pieces`Sending invitations again to ${organization}`,
  },
  finished: 'Done',
  progress: ({ done, total }: { done: number; total: number }) =>
    `${english.number(done)} of ${english.number(total)}`,
  done: {
    revoke: ({ count }: { count: number }) =>
      english.plural(count, { one: '# invitation revoked', other: '# invitations revoked' }),
    remind: ({ count }: { count: number }) =>
      english.plural(count, { one: '# reminder sent', other: '# reminders sent' }),
    resend: ({ count }: { count: number }) =>
      english.plural(count, { one: '# invitation sent again', other: '# invitations sent again' }),
  },
  countSkipped: ({ count }: { count: number }) => `${english.number(count)} skipped`,
  delivered: ({ count }: { count: number }) => `${english.number(count)} delivered`,
  onTheWay: ({ count }: { count: number }) => `${english.number(count)} on the way`,
  waiting: ({ count }: { count: number }) =>
    `${english.number(count)} waiting until they join Slack or confirm their email`,
  failed: ({ count }: { count: number }) => `${english.number(count)} not delivered`,
  messages: ({ counts }: { counts: string }) => `Messages: ${counts}.`,
  skippedHead: 'Skipped:',
};
