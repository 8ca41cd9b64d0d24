import type { ModalView, PlainTextOption } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { Table } from '../../domain/imports/csv/file.ts';
import { readHeader } from '../../domain/imports/csv/header.ts';
import { storedReading } from '../../domain/imports/reading.ts';
import type { Import } from '../../domain/imports/store.ts';
import { texts } from '../../texts/texts.ts';
import { context, input, paragraphBlock, plain } from '../blocks.ts';
import { columnsForm, type ReviewQuery, type Stage } from './actions.ts';

/** The modal in which a person says what the columns of a file contain. */
export function columnsView(
  found: Import,
  { columns, hasHeader, fingerprint }: Table,
  query: ReviewQuery & { stage: Stage },
): ModalView {
  const said = texts().uploads;
  const remember: PlainTextOption = { text: plain(said.rememberColumns, 75), value: 'yes' };
  const options = columns.map(({ header, sample }, place): PlainTextOption => {
    const name = header || said.columnNumber(place + 1);
    return { text: plain(sample === '' ? name : `${name}: ${sample}`, 75), value: String(place) };
  });
  const { choices } = storedReading(found);
  const { places } = readHeader(columns.map(({ header }) => header));
  const chosen = choices.columns;
  const option = (place: number | null | undefined) =>
    typeof place === 'number' ? options[place] : undefined;
  const address = places.get('Email')?.[0] ?? columns.findIndex(({ hasAddresses }) => hasAddresses);
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
    title: said.columnsTitle,
    submit: said.next,
    metadata: query,
    blocks: [
      context(`${found.organization.name} · ${found.fileName ?? said.pastedRows}`),
      paragraphBlock(hasHeader ? said.whichColumns : said.whichColumnsNoHeader),
      select('email', said.email, option(chosen?.Email ?? address)),
      select('role', said.role, option(chosen ? chosen.Role : places.get('Role')?.[0]), {
        optional: true,
        hint: said.leaveRoleBlank,
      }),
      select('groups', said.groups, option(chosen ? chosen.Groups : places.get('Groups')?.[0]), {
        optional: true,
      }),
      input(
        'name',
        said.name,
        {
          type: 'multi_static_select',
          options,
          max_selected_items: 3,
          ...(initialNames.length > 0 && { initial_options: initialNames.slice(0, 3) }),
        },
        { optional: true, hint: said.nameColumns },
      ),
      ...(action === undefined ? [] : [context(said.actionColumn({ header: clamp(action, 75) }))]),
      ...(fingerprint
        ? [
            input(
              'remember',
              said.remember,
              { type: 'checkboxes', options: [remember], initial_options: [remember] },
              {
                optional: true,
                hint: said.rememberHint,
              },
            ),
          ]
        : []),
    ],
  });
}
