import type { Encoding } from '../../domain/imports/csv/file.ts';
import type { RowKind } from '../../domain/imports/row-kinds.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

const rows = (count: number) => english.plural(count, { one: '# row', other: '# rows' });
const people = (count: number) => english.plural(count, { one: '# person', other: '# people' });
const invitations = (count: number) => english.plural(count, { one: '# invitation', other: '# invitations' });
const members = (count: number) => english.plural(count, { one: '# member', other: '# members' });

/** How many rows of each kind: "2 new", "1 update", "2 need fixing". */
const kinds: Record<RowKind, (count: number) => string> = {
  new: count => `${english.number(count)} new`,
  updated: count => english.plural(count, { one: '# update', other: '# updates' }),
  'sent again': count => `${english.number(count)} sent again`,
  reactivated: count => `${english.number(count)} reactivated`,
  deactivated: count => `${english.number(count)} deactivated`,
  revoked: count => `${english.number(count)} revoked`,
  unchanged: count => `${english.number(count)} unchanged`,
  'to fix': count => english.plural(count, { one: '# needs fixing', other: '# need fixing' }),
  'left out': count => `${english.number(count)} left out`,
};

/** The kind of one row, and the title of a list of them. */
const kindNames: Record<RowKind, string> = {
  new: 'New',
  updated: 'Update',
  'sent again': 'Sent again',
  reactivated: 'Reactivated',
  deactivated: 'Deactivated',
  revoked: 'Revoked',
  unchanged: 'Unchanged',
  'to fix': 'Needs a fix',
  'left out': 'Left out',
};

const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Western European (Windows-1252)',
  'windows-1250': 'Central European (Windows-1250)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'windows-1253': 'Greek (Windows-1253)',
  'windows-1254': 'Turkish (Windows-1254)',
  macintosh: 'Western European (Mac Roman)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  shift_jis: 'Japanese (Shift_JIS)',
  gb18030: 'Chinese (GB 18030)',
  big5: 'Chinese (Big5)',
  'euc-kr': 'Korean (EUC-KR)',
};

/** Inviting many people by a file or pasted rows. */
export const uploads = {
  kinds,
  kindNames,
  encodings,
  title: 'Invite many people',
  intro: ({ organization, most, roles }: { organization: string; most: number; roles: string }) =>
    `Invite up to ${english.number(most)} people per file to ${organization}. Required columns: Email, Role. Optional: Groups, Name. Write roles exactly like this: ${roles}. Without a Role column, you choose one role for everybody.`,
  introActions:
    'To deactivate members or revoke invitations, add a column Action and write deactivate or revoke in it.',
  downloadTemplate: 'Download CSV template',
  template: ({ organization, command }: { organization: string; command: string }) =>
    `The CSV template of ${organization}. Fill it in, save it as CSV, and send it here or with ${command} bulk.`,
  templateSent: '✓ The template is in your direct messages with Foyer.',
  file: 'CSV file',
  fileHint: 'Saved from Excel, Google Sheets, Numbers or LibreOffice.',
  paste: 'Or paste rows',
  pasteHint:
    'Write them as in the file, with or without the header. You can also paste recipients, such as Ada Lovelace <ada@example.com>. Nothing is sent until you review it.',
  pastedRows: 'pasted rows',
  aFile: 'A file',
  yourList: 'Your list',
  readSummary: ({ file }: { file: string }) => `I’ve read ${file}. Review it before anything is sent.`,
  read: <Piece>({ file, organization }: { file: Piece; organization: Piece }) =>
    pieces`I’ve read ${file} for ${organization}. Nothing is sent until you review it.`,
  columnsTitle: 'Choose columns',
  next: 'Next',
  whichColumns: 'Which column contains what? Nothing is sent until you review it.',
  whichColumnsNoHeader:
    'This file has no headings. Which column contains what? Nothing is sent until you review it.',
  columnNumber: (place: number) => `Column ${place}`,
  email: 'Email',
  role: 'Role',
  groups: 'Groups',
  name: 'Name',
  leaveRoleBlank: 'Leave it blank to choose one role for everybody.',
  nameColumns: 'First and last name can be two columns. Choose them in this order.',
  actionColumn: ({ header }: { header: string }) => `The column “${header}” is used as well.`,
  remember: 'Remember',
  rememberColumns: 'Use these columns for files like this one',
  rememberHint: 'For everybody who uploads to this organization. You can undo it later.',
  roleTitle: 'Choose a role',
  noRoleFor: (count: number) =>
    `The list doesn’t say a role for ${people(count)}. Choose one for all of them. Nothing is sent until you review it.`,
  unknownRoleFor: ({ written, count }: { written: string; count: number }) =>
    `There’s no role “${written}”. Choose one for ${count === 1 ? 'the row' : `all ${rows(count)}`} with it.`,
  chooseRole: 'Choose a role',
  chooseGroups: ({ many }: { many: string }) => `Choose ${many}`,
  groupsOfOthers: ({ blank }: { blank: string }) =>
    `For rows without groups. Leaving this blank means ${blank} for new people.`,
  review: 'Review',
  rows,
  changed: 'Nothing was sent because the outcome has changed since you looked. Review it again.',
  seats: ({ used, limit, needed }: { used: number; limit: number; needed: number }) =>
    ` · ${english.number(used)} of ${english.number(limit)} seats used. This file needs ${english.number(needed)} more`,
  noSuchRow: 'There are no rows like this.',
  allRows: (count: number) => `All rows (${english.number(count)})`,
  someRows: ({ kind, count }: { kind: string; count: number }) => `${kind} (${english.number(count)})`,
  fixCapitalization: (count: number) => `Fix capitalization (${english.number(count)})`,
  fixSpelling: (count: number) => `Fix spelling (${english.number(count)})`,
  sendInvitations: (count: number) => `Send ${invitations(count)}`,
  deactivateMembers: (count: number) => `Deactivate ${members(count)}`,
  revokeInvitations: (count: number) => `Revoke ${invitations(count)}`,
  sendKinds: ({ line }: { line: string }) => `Send ${line}`,
  sendRows: (count: number) => `Send ${rows(count)}`,
  blankGroups: ({ hasColumn, many, get, need }: BlankGroups) =>
    `${hasColumn ? 'Where Groups is blank' : 'This file has no Groups column'}: ${get === null ? `new people need at least one ${need}` : `new people get ${get}`}. Members and people already invited keep their ${many}.`,
  namesForNew: 'Names are used for new people only. Members and people already invited keep theirs.',
  line: (line: number) => `Line ${line}`,
  change: ({ before, after }: { before: string; after: string }) => `${before} → ${after}`,
  alreadyMember: 'Already a member with this role and these groups. No change.',
  alreadyDeactivated: 'Already deactivated. No change.',
  noAddress: 'no address',
  moreFindings: (count: number) => `… and ${english.number(count)} more`,
  quoted: (value: string) => `“${value}”`,
  edit: 'Edit',
  fix: 'Fix',
  editLine: (line: number) => `Edit line ${line}`,
  fixLine: (line: number) => `Fix line ${line}`,
  remove: 'Remove',
  removeLine: (line: number) => `Remove line ${line}`,
  removeTitle: 'Remove this row?',
  removeQuestion: ({ who, organization }: { who: string; organization: string }) =>
    `${who} is left out of this upload to ${organization}.`,
  alreadyRemoved: 'This row was already removed.',
  save: 'Save',
  fileSays: (value: string) => `The file says “${value}”.`,
  fileSaysNearly: ({ value, nearest }: { value: string; nearest: string }) =>
    `The file says “${value}”. Did you mean ${nearest}?`,
  useRoleForAll: 'Use for all',
  sameRoleElsewhere: ({ written, count }: { written: string; count: number }) =>
    `Use this role for all ${rows(count)} that say “${written}”`,
  unknownGroupsChosen: 'Groups in quotation marks don’t exist. Remove them or choose others.',
  questionColumn: <Piece>({ question }: { question: Piece }) =>
    pieces`${question} Answer this before you send.`,
  isColumn: ({ header, column }: { header: string; column: string }) =>
    `Does the column “${header}” contain the ${column}?`,
  useAs: ({ column }: { column: string }) => `Use as ${column}`,
  leaveOut: 'Leave it out',
  useHeaderAs: ({ header, column }: { header: string; column: string }) => `${header}: Use as ${column}`,
  leaveHeaderOut: ({ header }: { header: string }) => `Leave it out: ${header}`,
  readAs: ({ encoding, samples }: { encoding: string; samples: readonly string[] }) =>
    `The file was read as ${encoding}${examples(samples)}. If letters are wrong, choose another encoding.`,
  readAsUnsure: <Piece>({
    warning,
    encoding,
    samples,
  }: {
    warning: Piece;
    encoding: string;
    samples: readonly string[];
  }) =>
    pieces`${warning} The file was read as ${`${encoding}${examples(samples)}`}. It could be another encoding.`,
  checkLetters: '⚠ Check the letters.',
  readAgainTitle: 'Read the file again?',
  readAgainQuestion: 'Foyer reads the rows again in this encoding. Your changes and removed rows stay.',
  readAgain: 'Read again',
  leftOutLines: (lines: readonly number[]) =>
    `Left out: ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')} (no person).`,
  leftOutInactive: ({ count, header }: { count: number; header: string }) =>
    `Left out: ${people(count)} whose account isn’t active (column “${header}”).`,
  notUsed: ({ headers, more }: { headers: string; more: number }) =>
    `Not used: ${headers}${more > 0 ? ` and ${english.number(more)} more` : ''}.`,
  remembered: 'Foyer used the columns you chose for files like this one.',
  changeColumns: 'Change columns',
  forgetColumns: 'Forget these columns',
  noRoleIn: (count: number) => `No role in ${rows(count)}.`,
  noRole: ({ written, count }: { written: string; count: number }) =>
    `There’s no role “${written}” (${rows(count)}).`,
  noGroup: ({ written, count }: { written: string; count: number }) =>
    `There’s no group “${written}” (${rows(count)}).`,
  nearly: ({ problem, nearest }: { problem: string; nearest: string }) =>
    `${problem} Did you mean ${nearest}?`,
  useFor: ({ name, count }: { name: string; count: number }) =>
    count === 1 ? `Use ${name}` : `Use ${name} for all ${rows(count)}`,
  useForValue: ({ name, value, count }: { name: string; value: string; count: number }) =>
    count === 1
      ? `Use ${name} for the row that says “${value}”`
      : `Use ${name} for all ${rows(count)} that say “${value}”`,
  chooseRoleForValue: (value: string) =>
    value === '' ? 'Choose a role for rows without one' : `Choose a role for “${value}”`,
  createGroup: ({ name }: { name: string }) => `Create ${name}`,
  createGroupTitle: 'Create this group?',
  createGroupQuestion: ({ name }: { name: string }) => `“${name}” becomes a new group.`,
  noGroups: ({ names, count }: { names: readonly string[]; count: number }) =>
    `There are no groups ${english.and(names.map(name => `“${name}”`))} (${rows(count)}).`,
  createGroups: (count: number) => `Create the ${english.number(count)} missing groups`,
  createGroupsTitle: (count: number) => `Create ${english.number(count)} groups?`,
  createGroupsQuestion: ({ names }: { names: readonly string[] }) => `New groups: ${names.join(', ')}.`,
  moreNames: (count: number) => `${english.number(count)} more`,
  create: 'Create',
  sent: 'Sent',
  card: <Piece>({ file, organization }: { file: string | null; organization: Piece }) =>
    file === null
      ? pieces`The upload of pasted rows to ${organization}`
      : pieces`The upload “${file}” to ${organization}`,
  isDone: 'is done.',
  isBeingDelivered: ({ done, total }: { done: number; total: number }) =>
    `is being delivered: ${english.number(done)} of ${english.number(total)}.`,
  nothingToDo: 'Nothing to do.',
  invitations: ({ line }: { line: string }) => `Invitations: ${line}`,
  delivered: (count: number) => `${english.number(count)} delivered`,
  byEmail: (count: number) => `${english.number(count)} sent by email`,
  onTheWay: (count: number) => `${english.number(count)} on the way`,
  waitingForSlack: (count: number) =>
    `${english.number(count)} waiting until they join Slack or confirm their email`,
  notDelivered: (count: number) => `${english.number(count)} not delivered`,
  waiting: (count: number) => `${english.number(count)} waiting`,
  waitingTitle: 'Waiting',
  notDeliveredTitle: 'Not delivered',
  notSent: ({ line }: { line: string }) => `Not sent: ${line}.`,
  fixMe: 'Fix-me CSV',
  fixMeComment: ({ organization, command }: { organization: string; command: string }) =>
    `The rows that weren’t sent to ${organization}, each with its reason. Fix them and send the file here, or with ${command} bulk.`,
  fixMeSent: 'The fix-me CSV is in your direct messages with Foyer.',
  takenOut: 'Removed in the review.',
  nobodyHere: 'Nobody is here.',
  deliveries: {
    queued: 'on the way',
    delivered: 'delivered by direct message',
    waiting: 'waiting until they join Slack or confirm their email',
    failed: 'not delivered',
  },
  emails: {
    queued: 'being sent by email',
    delivered: 'sent by email',
    waiting: 'being sent by email',
    failed: 'not sent by email',
  },
  reached: ({ kind, how }: { kind: string; how: string }) => `${kind}, ${how}`,
  about: ({ what, problem }: { what: string; problem: string }) => `${what}: ${problem}`,
};

/** What new people get where Groups is blank; null: they need a group. */
interface BlankGroups {
  hasColumn: boolean;
  many: string;
  get: string | null;
  need: string;
}

function examples(samples: readonly string[]): string {
  return samples.length > 0 ? `, for example ${samples.map(sample => `“${sample}”`).join(', ')}` : '';
}
