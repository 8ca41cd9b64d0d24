import type { KnownBlock, PlainTextOption } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { CheckedDraft } from '../../domain/imports/check-draft.ts';
import { type Encoding, encodings } from '../../domain/imports/csv/file.ts';
import { type Reading, storedReading } from '../../domain/imports/reading.ts';
import type { Import } from '../../domain/imports/store.ts';
import { type UnknownValue, unknownValues } from '../../domain/imports/values.ts';
import { can } from '../../domain/roles.ts';
import { actions, bold, button, confirmation, context, paragraphBlock, plain } from '../blocks.ts';
import {
  answerColumnAction,
  createGroupAction,
  encodingAction,
  forgetColumnsAction,
  openColumnsAction,
  openRoleAction,
  type ReviewQuery,
  useValueAction,
} from './actions.ts';

const encodingNames: Record<Encoding, string> = {
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

/** How many questions about columns, and about values, the review shows at a time. */
const SHOWN = 5;
const MAX_VALUE = 80;

/** What the review says about how the file was read, and what the person can decide about it. */
export function readingBlocks(found: Import, checked: CheckedDraft, query: ReviewQuery): KnownBlock[] {
  const reading = storedReading(found);
  return [
    ...reading.questions.slice(0, SHOWN).flatMap(question => questionBlocks(question, query)),
    ...encodingBlocks(reading, checked),
    ...leftOutBlocks(reading),
    ...columnBlocks(reading, query),
    ...unknownValues(checked)
      .slice(0, SHOWN)
      .flatMap((value, at) => valueBlocks(value, at, checked, query)),
  ];
}

function questionBlocks(
  { place, header, column }: Reading['questions'][number],
  query: ReviewQuery,
): KnownBlock[] {
  const what = column === 'Name' ? 'Name' : column;
  return [
    paragraphBlock(
      bold(`? Is the column “${clamp(header, MAX_VALUE)}” meant as ${what}? `),
      'Answer this before you send.',
    ),
    actions(
      button(answerColumnAction, { ...query, place, column }, `Use as ${what}`, {
        style: 'primary',
        variant: `${place}-use`,
      }),
      button(answerColumnAction, { ...query, place, column: null }, 'Leave it out', {
        variant: `${place}-leave`,
      }),
    ),
  ];
}

const isCodePage = (encoding: Encoding) => !encoding.startsWith('utf');

function encodingBlocks(
  { encoding, otherEncodings, choices }: Reading,
  { drafted }: CheckedDraft,
): KnownBlock[] {
  if (!isCodePage(encoding) && !choices.encoding) return [];
  const sample = drafted
    .flatMap(({ name, groups }) => [name, groups])
    .filter(text => /[^ -~\s]/u.test(text))
    .slice(0, 3)
    .map(text => `“${clamp(text, MAX_VALUE)}”`);
  const isUnsure = otherEncodings.length > 0 && !choices.encoding;
  const read = `The file was read as ${encodingNames[encoding]}`;
  const example = sample.length > 0 ? `, for example ${sample.join(', ')}` : '';
  const option = (name: Encoding): PlainTextOption => ({ text: plain(encodingNames[name], 75), value: name });
  const offered = [...new Set([encoding, ...otherEncodings, ...encodings.filter(isCodePage)])];
  return [
    isUnsure
      ? paragraphBlock(bold('⚠ Check the letters. '), `${read}${example}, and it could be another encoding.`)
      : context(`${read}${example}. If letters are wrong, choose another encoding.`),
    {
      ...actions({
        type: 'static_select',
        action_id: encodingAction.id,
        options: offered.map(option),
        initial_option: option(encoding),
        confirm: confirmation(
          'Read the file again?',
          'The rows are read again in this encoding. Rows that you removed or changed stay so.',
          'Read again',
        ),
      }),
      block_id: `encoding#${encoding}`,
    },
  ];
}

function leftOutBlocks({ leftOut: { lines, inactive } }: Reading): KnownBlock[] {
  const parts = [
    ...(lines.length > 0 ? [`${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')} (no person)`] : []),
    ...(inactive
      ? [
          `${inactive.count} ${inactive.count === 1 ? 'person' : 'people'} whose account isn’t active (column “${clamp(inactive.header, MAX_VALUE)}”)`,
        ]
      : []),
  ];
  return parts.length > 0 ? [context(`Left out: ${parts.join('; ')}.`)] : [];
}

const HEADERS_NAMED = 10;

function columnBlocks(reading: Reading, query: ReviewQuery): KnownBlock[] {
  const asked = new Set(reading.questions.map(({ header }) => header));
  const unused = reading.ignored.filter(header => !asked.has(header));
  const named = unused.slice(0, HEADERS_NAMED).map(header => clamp(header, MAX_VALUE));
  const more = reading.ignoredCount - asked.size - named.length;
  const { isRemembered, choices } = reading;
  const isChosen = choices.columns !== undefined;
  if (named.length === 0 && !isChosen) return [];
  return [
    ...(named.length > 0
      ? [context(`Not used: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`)]
      : []),
    ...(isRemembered ? [context('The columns are as chosen for files like this one.')] : []),
    actions(
      button(openColumnsAction, query, 'Change columns'),
      ...(isRemembered ? [button(forgetColumnsAction, query, 'Forget these columns')] : []),
    ),
  ];
}

function valueBlocks(
  { column, value, rows, nearest }: UnknownValue,
  at: number,
  { context: { permissions } }: CheckedDraft,
  query: ReviewQuery,
): KnownBlock[] {
  const shown = `“${clamp(value, MAX_VALUE)}”`;
  const inRows = `${rows} ${rows === 1 ? 'row' : 'rows'}`;
  const buttons = [
    ...(nearest
      ? [
          button(useValueAction, { ...query, column, value, by: nearest }, `Use ${clamp(nearest, 60)}`, {
            variant: String(at),
          }),
        ]
      : []),
    ...(column === 'Role'
      ? [button(openRoleAction, { ...query, written: value }, 'Choose a role', { variant: String(at) })]
      : []),
    ...(column === 'Groups' && can(permissions, 'organization:edit')
      ? [
          button(createGroupAction, { ...query, name: value }, `Create ${clamp(value, 50)}`, {
            variant: String(at),
            confirm: confirmation('Create this group?', `${shown} becomes a new group.`, 'Create'),
          }),
        ]
      : []),
  ];
  if (buttons.length === 0) return [];
  const said =
    value === ''
      ? `No role in ${inRows}.`
      : `There’s no ${column === 'Role' ? 'role' : 'group'} ${shown} (${inRows}).${nearest ? ` Did you mean ${nearest}?` : ''}`;
  return [paragraphBlock(said), actions(...buttons)];
}
