import type { Block, OptionItem, TextItem } from './block.ts';
import { elementsOf, isRecord, optionsOf, textOf, withNested } from './block.ts';

/** Something a person can press; `options` are those of an overflow menu. */
export interface Pressable {
  blockId: string;
  actionId: string;
  type: 'button' | 'overflow' | 'workflow_button' | 'icon_button' | 'feedback_buttons';
  text: string;
  /** What a screen reader says instead of the text. */
  accessibility_label?: string;
  value?: string;
  style?: string;
  url?: string;
  confirm?: ConfirmDialog;
  options?: OptionItem[];
}

export interface ConfirmDialog {
  text: TextItem;
  title?: TextItem;
  confirm?: TextItem;
  deny?: TextItem;
  style?: string;
}

/** Every button and overflow menu in reading order; an overflow menu's text is `…`, as Slack shows it. */
export function pressables(blocks: Block[]): Pressable[] {
  return withNested(blocks).flatMap(block =>
    elementsOf(block).flatMap(element => pressablesOf(element, String(block.block_id ?? ''))),
  );
}

function pressablesOf(element: Block, blockId: string): Pressable[] {
  const ids = { blockId, actionId: String(element.action_id ?? '') };
  const given = {
    ...pick(element, 'value'),
    ...pick(element, 'style'),
    ...pick(element, 'url'),
    ...pick(element, 'accessibility_label'),
    ...(isRecord(element.confirm) ? { confirm: element.confirm as unknown as ConfirmDialog } : {}),
  };
  switch (element.type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return [{ ...ids, type: element.type, text: textOf(element.text), ...given }];
    case 'overflow':
      return [{ ...ids, type: 'overflow', text: '…', ...given, options: optionsOf(element) }];
    case 'feedback_buttons':
      return blocksOf(element.positive_button, element.negative_button).map(one => ({
        ...ids,
        type: 'feedback_buttons',
        text: textOf(one.text),
        ...pick(one, 'value'),
      }));
    default:
      return [];
  }
}

function blocksOf(...values: unknown[]): Record<string, unknown>[] {
  return values.filter(isRecord);
}

function pick<K extends 'value' | 'style' | 'url' | 'accessibility_label'>(
  from: Record<string, unknown>,
  key: K,
): { [P in K]?: string } {
  const value = from[key];
  return typeof value === 'string' ? ({ [key]: value } as { [P in K]?: string }) : {};
}
