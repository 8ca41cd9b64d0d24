import type { Block } from '../block-kit/block.ts';
import { elementsOf, withNested } from '../block-kit/block.ts';
import type { Pressable } from '../block-kit/pressables.ts';
import { pressables } from '../block-kit/pressables.ts';
import type { Names } from '../block-kit/shown-text.ts';
import type { PressOptions } from '../person.ts';
import { plainText } from '../reading.ts';
import type { Action } from './block-actions.ts';

/** A block's own text or, for a row of buttons, the text above it. */
function textNear(blocks: Block[], blockId: string, names: Names): string {
  const place = blocks.findIndex(block => block.block_id === blockId);
  const own = blocks[place];
  if (!own) return '';
  const above = own.type === 'actions' ? blocks[place - 1] : undefined;
  return plainText(above ? [above, own] : [own], names);
}

function isMeant(pressable: Pressable, button: string): boolean {
  const { text, accessibility_label: name, actionId } = pressable;
  if ([text, name, actionId].includes(button)) return true;
  const isMenu = pressable.type === 'overflow';
  return (
    isMenu &&
    (['⋯', '...'].includes(button) || (pressable.options ?? []).some(({ text }) => text.text === button))
  );
}

/** Finds the one matching button. Throws a sentence when there is none, or several and nothing to choose by. */
export function findPressable(all: Block[], button: string, options: PressOptions, names: Names): Pressable {
  const blocks = withNested(all);
  const { block, nth } = options;
  const everything = pressables(all);
  const exact = everything.filter(({ blockId }) => blockId === block);
  const near = everything.filter(
    ({ blockId }) => block === undefined || textNear(blocks, blockId, names).includes(block),
  );
  const inReach = exact.length > 0 ? exact : near;
  const meant = inReach.filter(pressable => isMeant(pressable, button));
  const there = everything.map(({ text }) => `[${text}]`).join(' ') || 'none';
  const where = block === undefined ? '' : ` near “${block}”`;
  if (nth === undefined && meant.length > 1) {
    throw new Error(
      `There are ${meant.length} buttons [${button}]${where}: say which with \`block\` or \`nth\`.`,
    );
  }
  const found = meant[nth ?? 0];
  if (!found) throw new Error(`There is no button [${button}]${where}; there are: ${there}.`);
  return found;
}

/** What a press sends. Throws when an overflow menu has no such option. */
export function actionOf(
  blocks: Block[],
  pressable: Pressable,
  button: string,
  options: PressOptions,
): Action {
  const { blockId, actionId, type, value } = pressable;
  const block = withNested(blocks).find(candidate => candidate.block_id === blockId);
  const element = block && elementsOf(block).find(candidate => candidate.action_id === actionId);
  const base: Action = { type, block_id: blockId, action_id: actionId };
  const confirm = element?.confirm === undefined ? {} : { confirm: element.confirm };
  if (type === 'overflow') {
    const wanted = options.option ?? button;
    const option = pressable.options?.find(item => item.text.text === wanted || item.value === wanted);
    if (!option) throw new Error(`The menu has no option “${wanted}”.`);
    return { ...base, selected_option: option, ...confirm };
  }
  return {
    ...base,
    ...(element?.text === undefined
      ? { text: { type: 'plain_text', text: pressable.text, emoji: true } }
      : { text: element.text }),
    ...(value === undefined ? {} : { value }),
    ...(element?.style === undefined ? {} : { style: element.style }),
    ...confirm,
  };
}
