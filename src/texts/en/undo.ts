import type { KeptReason } from '../../domain/imports/undo/plan.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

const invitations = (count: number) => english.plural(count, { one: '# invitation', other: '# invitations' });
const members = (count: number) => english.plural(count, { one: '# member', other: '# members' });

const because: Record<KeptReason, string> = {
  ended: 'was deactivated or revoked by the file',
  accepted: 'accepted the invitation',
  'sent-again': 'was sent an invitation again',
  'changed-since': 'was changed since',
  'not-allowed': 'has more rights than you can change',
  'last-holder': 'is the last with the top role',
  'no-seat': 'has no free seat to come back to',
  account: 'has no usable Slack account',
  gone: 'has no earlier role or group to go back to',
};

/** Undoing an upload. */
export const undo = {
  button: 'Undo this upload',
  submit: 'Undo',
  undone: 'This upload was undone.',
  changed: 'Nothing was undone because the outcome has changed since you looked. Check it again.',
  question: <Piece>({ file, organization }: { file: Piece | null; organization: Piece }) =>
    file === null
      ? pieces`Undo the upload of pasted rows to ${organization}?`
      : pieces`Undo the upload ${file} to ${organization}?`,
  hint: 'Messages that people already got stay. You can do this once, within a day.',
  doneTitle: 'Upload undone',
  done: ({ organization }: { organization: string }) => `The upload to ${organization} is undone.`,
  planned: {
    revoked: (count: number) => `Revokes ${invitations(count)}`,
    restored: (count: number) => `Gives ${members(count)} back their earlier role and groups`,
    deactivated: (count: number) => `Deactivates ${members(count)} again`,
    reactivated: (count: number) => `Reactivates ${members(count)}`,
  },
  finished: {
    revoked: (count: number) => `Revoked ${invitations(count)}`,
    restored: (count: number) => `Gave ${members(count)} back their earlier role and groups`,
    deactivated: (count: number) => `Deactivated ${members(count)} again`,
    reactivated: (count: number) => `Reactivated ${members(count)}`,
  },
  who: ({ what, names }: { what: string; names: string }) => `${what}: ${names}.`,
  each: ({ what }: { what: string }) => `${what}:`,
  member: ({ name, change }: { name: string; change: string }) => `${name}: ${change}`,
  becomes: ({ before, after }: { before: string; after: string }) => `${before} → ${after}`,
  becomesDeactivated: ({ before, after }: { before: string; after: string }) =>
    before === after ? `${before} → deactivated` : `${before} → deactivated, ${after}`,
  becomesActive: ({ after }: { after: string }) => `deactivated → ${after}`,
  nothing: 'There’s nothing left to undo.',
  stays: 'Stays as it is: ',
  keptBecause: ({ who, why }: { who: string; why: KeptReason }) => `${who} ${because[why]}`,
  more: (count: number) => `and ${english.number(count)} more`,
};
