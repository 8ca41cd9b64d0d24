import type { ModalView, PlainTextOption } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { Table } from '../../domain/imports/csv/file.ts';
import { readHeader } from '../../domain/imports/csv/header.ts';
import { storedReading } from '../../domain/imports/reading.ts';
import type { Import } from '../../domain/imports/store.ts';
import { context, input, paragraphBlock, plain } from '../blocks.ts';
import { columnsForm, type ReviewQuery, type Stage } from './actions.ts';

const remember: PlainTextOption = {
  text: plain('Use these columns for files like this one', 75),
  value: 'yes',
};

/** The modal in which a person says what the columns of a file contain. */
export function columnsView(
  found: Import,
  { columns, hasHeader, fingerprint }: Table,
  query: ReviewQuery & { stage: Stage },
): ModalView {
  const options = columns.map(({ header, sample }, place): PlainTextOption => {
    const name = header || `Column ${place + 1}`;
    return { text: plain(sample === '' ? name : `${name}: ${sample}`, 75), value: String(place) };
  });
  const { choices } = storedReading(found);
  const { places } = readHeader(columns.map(({ header }) => header));
  const chosen = choices.columns;
  const first = (column: 'Email' | 'Role' | 'Groups') => places.get(column)?.[0];
  const option = (place: number | null | undefined) =>
    typeof place === 'number' ? options[place] : undefined;
  const address = first('Email') ?? columns.findIndex(({ hasAddresses }) => hasAddresses);
  const names = places.get('Name') ?? [
    ...(places.get('First name') ?? []),
    ...(places.get('Last name') ?? []),
  ];
  const select = (
    field: string,
    label: string,
    initial: PlainTextOption | undefined,
    more: { optional?: boolean; hint?: string } = {},
  ) =>
    input(
      field,
      label,
      { type: 'static_select', options, ...(initial && { initial_option: initial }) },
      more,
    );
  const action = columns[places.get('Action')?.[0] ?? -1]?.header;
  const initialNames = (chosen?.Name ?? names).flatMap(place => option(place) ?? []);
  return columnsForm.view({
    title: 'Choose columns',
    submit: 'Next',
    metadata: query,
    blocks: [
      context(`${found.organization.name} · ${found.fileName ?? 'pasted rows'}`),
      paragraphBlock(
        hasHeader
          ? 'Which column contains what? Nothing is sent until you review it.'
          : 'This file has no headings. Which column contains what? Nothing is sent until you review it.',
      ),
      select('email', 'Email', option(chosen?.Email ?? address)),
      select('role', 'Role', option(chosen ? chosen.Role : first('Role')), {
        optional: true,
        hint: 'Leave it blank to choose one role for everybody.',
      }),
      select('groups', 'Groups', option(chosen ? chosen.Groups : first('Groups')), { optional: true }),
      input(
        'name',
        'Name',
        {
          type: 'multi_static_select',
          options,
          max_selected_items: 3,
          ...(initialNames.length > 0 && { initial_options: initialNames.slice(0, 3) }),
        },
        { optional: true, hint: 'First and last name can be two columns. Choose them in this order.' },
      ),
      ...(action === undefined ? [] : [context(`The column “${clamp(action, 75)}” is used as well.`)]),
      ...(fingerprint
        ? [
            input(
              'remember',
              'Remember',
              { type: 'checkboxes', options: [remember], initial_options: [remember] },
              {
                optional: true,
                hint: 'For everybody who uploads to this organization. You can undo it later.',
              },
            ),
          ]
        : []),
    ],
  });
}
