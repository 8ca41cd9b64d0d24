import type { Button, KnownBlock } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { CheckedDraft } from '../../domain/imports/check-draft.ts';
import { missingGroups } from '../../domain/imports/missing-groups.ts';
import { type UnknownValue, unknownValues } from '../../domain/imports/values.ts';
import { can, canGrantRole } from '../../domain/roles.ts';
import { texts } from '../../texts/texts.ts';
import { actions, button, confirmation, paragraphBlock } from '../blocks.ts';
import {
  createGroupAction,
  createGroupsAction,
  openRoleAction,
  type ReviewQuery,
  useValueAction,
} from './actions.ts';

/** How many values the review asks about at a time. */
const SHOWN = 5;
const MAX_VALUE = 80;
/** How many groups are named before the button that creates all of them. */
const NAMED = 20;
/** What a confirmation has room for, beside its own words. */
const MAX_NAMES = 240;

/** Names in the file that mean nothing: for each what was meant, and for groups that are new one button. */
export function valuesBlocks(checked: CheckedDraft, query: ReviewQuery): KnownBlock[] {
  const { context, rows } = checked;
  const missing = can(context.permissions, 'organization:edit') ? missingGroups(rows, context.groups) : [];
  const together = missing.length > 1 ? missing : [];
  const names = new Set(together.map(({ value }) => value));
  const others = unknownValues(checked).filter(
    ({ column, value }) => column !== 'Groups' || !names.has(value),
  );
  return [
    ...togetherBlocks(together, query),
    ...others.slice(0, SHOWN).flatMap((value, at) => valueBlocks(value, at, checked, query)),
  ];
}

/** As many names as a button carries; the next press creates the others. */
function togetherBlocks(missing: readonly UnknownValue[], query: ReviewQuery): KnownBlock[] {
  let names = missing.map(({ value }) => value);
  while (!createGroupsAction.fits({ ...query, names })) names = names.slice(0, -1);
  if (names.length < 2) return [];
  const said = texts().uploads;
  const count = missing.slice(0, names.length).reduce((sum, { rows }) => sum + rows, 0);
  return [
    paragraphBlock(said.noGroups({ names: short(names, NAMED), count })),
    actions(
      button(createGroupsAction, { ...query, names }, said.createGroups(names.length), {
        confirm: confirmation(
          said.createGroupsTitle(names.length),
          said.createGroupsQuestion({ names: fitting(names) }),
          said.create,
        ),
      }),
    ),
  ];
}

/** The first names, then how many more. */
function short(names: readonly string[], most: number): string[] {
  const more = names.length - most;
  return [...names.slice(0, most), ...(more > 0 ? [texts().uploads.moreNames(more)] : [])];
}

/** As many names as fit into the question of a confirmation; the paragraph above has them too. */
function fitting(names: readonly string[]): string[] {
  let most = names.length;
  while (most > 1 && short(names, most).join(', ').length > MAX_NAMES) most -= 1;
  return short(names, most);
}

function valueBlocks(
  value: UnknownValue,
  at: number,
  checked: CheckedDraft,
  query: ReviewQuery,
): KnownBlock[] {
  const buttons = buttonsOf(value, at, checked, query);
  return buttons.length > 0 ? [paragraphBlock(problemOf(value)), actions(...buttons)] : [];
}

function problemOf({ column, value, rows: count, nearest }: UnknownValue): string {
  const said = texts().uploads;
  if (value === '') return said.noRoleIn(count);
  const written = clamp(value, MAX_VALUE);
  const problem = column === 'Role' ? said.noRole({ written, count }) : said.noGroup({ written, count });
  return nearest ? said.nearly({ problem, nearest }) : problem;
}

function buttonsOf(
  { column, value, rows: count, nearest }: UnknownValue,
  at: number,
  { context: { organization, permissions } }: CheckedDraft,
  query: ReviewQuery,
): Button[] {
  const said = texts().uploads;
  const variant = String(at);
  const role = organization.roles.find(({ name }) => name === nearest);
  const isUsable = column === 'Groups' || (role !== undefined && canGrantRole(permissions, role));
  const spoken = (name: string) =>
    said.useForValue({ name: clamp(name, 20), value: clamp(value, 15), count });
  return [
    ...(nearest && isUsable
      ? [
          button(
            useValueAction,
            { ...query, column, value, by: nearest },
            said.useFor({ name: clamp(nearest, 45), count }),
            { variant, accessibility_label: clamp(spoken(nearest), 75) },
          ),
        ]
      : []),
    ...(column === 'Role'
      ? [
          button(openRoleAction, { ...query, written: value }, said.chooseRole, {
            variant,
            accessibility_label: clamp(said.chooseRoleForValue(clamp(value, 40)), 75),
          }),
        ]
      : []),
    ...(column === 'Groups' && can(permissions, 'organization:edit')
      ? [
          button(createGroupAction, { ...query, name: value }, said.createGroup({ name: clamp(value, 50) }), {
            variant,
            confirm: confirmation(
              said.createGroupTitle,
              said.createGroupQuestion({ name: clamp(value, MAX_VALUE) }),
              said.create,
            ),
          }),
        ]
      : []),
  ];
}
