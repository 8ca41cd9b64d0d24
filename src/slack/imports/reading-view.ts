import type { KnownBlock, PlainTextOption } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { CheckedDraft } from '../../domain/imports/check-draft.ts';
import { type Encoding, encodings } from '../../domain/imports/csv/file.ts';
import { type Reading, storedReading } from '../../domain/imports/reading.ts';
import type { Import } from '../../domain/imports/store.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  type Inline,
  paragraphBlock,
  plain,
} from '../blocks.ts';
import {
  answerColumnAction,
  encodingAction,
  forgetColumnsAction,
  openColumnsAction,
  type ReviewQuery,
} from './actions.ts';
import { valuesBlocks } from './values-view.ts';

/** How many questions about columns the review shows at a time. */
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
    ...valuesBlocks(checked, query),
  ];
}

function questionBlocks(
  { place, header, column }: Reading['questions'][number],
  query: ReviewQuery,
): KnownBlock[] {
  const said = texts().uploads;
  const shown = clamp(header, MAX_VALUE);
  const question = bold(`? ${said.isColumn({ header: shown, column })}`);
  const spoken = { header: clamp(header, 40), column };
  return [
    paragraphBlock(...said.questionColumn<Inline>({ question })),
    actions(
      button(answerColumnAction, { ...query, place, column }, said.useAs({ column }), {
        style: 'primary',
        variant: `${place}-use`,
        accessibility_label: said.useHeaderAs(spoken),
      }),
      button(answerColumnAction, { ...query, place, column: null }, said.leaveOut, {
        variant: `${place}-leave`,
        accessibility_label: said.leaveHeaderOut(spoken),
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
  const samples = drafted
    .flatMap(({ name, groups }) => [name, groups])
    .filter(text => /[^ -~\s]/u.test(text))
    .slice(0, 3)
    .map(text => clamp(text, MAX_VALUE));
  const isUnsure = otherEncodings.length > 0 && !choices.encoding;
  const said = texts().uploads;
  const read = { encoding: said.encodings[encoding], samples };
  const option = (name: Encoding): PlainTextOption => ({
    text: plain(said.encodings[name], 75),
    value: name,
  });
  const offered = [...new Set([encoding, ...otherEncodings, ...encodings.filter(isCodePage)])];
  return [
    isUnsure
      ? paragraphBlock(...said.readAsUnsure<Inline>({ ...read, warning: bold(said.checkLetters) }))
      : context(said.readAs(read)),
    {
      ...actions({
        type: 'static_select',
        action_id: encodingAction.id,
        options: offered.map(option),
        initial_option: option(encoding),
        confirm: confirmation(said.readAgainTitle, said.readAgainQuestion, said.readAgain),
      }),
      block_id: `encoding#${encoding}`,
    },
  ];
}

function leftOutBlocks({ leftOut: { lines, inactive } }: Reading): KnownBlock[] {
  const said = texts().uploads;
  return [
    ...(lines.length > 0 ? [context(said.leftOutLines(lines))] : []),
    ...(inactive
      ? [context(said.leftOutInactive({ ...inactive, header: clamp(inactive.header, MAX_VALUE) }))]
      : []),
  ];
}

const HEADERS_NAMED = 10;

function columnBlocks(reading: Reading, query: ReviewQuery): KnownBlock[] {
  const asked = new Set(reading.questions.map(({ header }) => header));
  const unused = reading.ignored.filter(header => !asked.has(header));
  const named = unused.slice(0, HEADERS_NAMED).map(header => clamp(header, MAX_VALUE));
  const more = reading.ignoredCount - asked.size - named.length;
  const { isRemembered, choices } = reading;
  const said = texts().uploads;
  const isChosen = choices.columns !== undefined;
  if (named.length === 0 && !isChosen) return [];
  return [
    ...(named.length > 0 ? [context(said.notUsed({ headers: named.join(', '), more }))] : []),
    ...(isRemembered ? [context(said.remembered)] : []),
    actions(
      button(openColumnsAction, query, said.changeColumns),
      ...(isRemembered ? [button(forgetColumnsAction, query, said.forgetColumns)] : []),
    ),
  ];
}
