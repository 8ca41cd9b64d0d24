import type { Block, OptionItem } from './block-kit/block.ts';
import { elementsOf, textOf, withNested } from './block-kit/block.ts';
import { clientFault } from './block-kit/client-faults.ts';
import { valueFrom } from './block-kit/entering.ts';
import type { StateValue } from './block-kit/state-value.ts';
import { emptyValue, holdsValue, initialValueOf } from './block-kit/state-value.ts';

export type { StateValue } from './block-kit/state-value.ts';

/** `view.state.values`: block id → action id → value. */
export type StateValues = Record<string, Record<string, StateValue>>;

/** An element that a person can fill in or choose from; `dispatches`: doing so sends `block_actions` at once. */
export interface InputField {
  blockId: string;
  actionId: string;
  label: string;
  type: string;
  optional: boolean;
  element: Block;
  dispatches: boolean;
  container: 'input' | 'section' | 'actions';
}

/**
 * The fields in reading order: those of input blocks, and the menus and pickers in sections and actions, whose
 * label is the section's text or the placeholder. Blocks need their `block_id`s and `action_id`s.
 */
export function inputFields(blocks: Block[]): InputField[] {
  return withNested(blocks).flatMap(block => {
    const container = block.type;
    if (container !== 'input' && container !== 'section' && container !== 'actions') return [];
    return elementsOf(block)
      .filter(element => holdsValue(element.type))
      .map(element => ({
        blockId: String(block.block_id ?? ''),
        actionId: String(element.action_id ?? ''),
        label: labelOf(block, element),
        type: element.type,
        optional: container !== 'input' || block.optional === true,
        element,
        dispatches: container !== 'input' || block.dispatch_action === true,
        container,
      }));
  });
}

function labelOf(block: Block, element: Block): string {
  if (block.type === 'input') return textOf(block.label);
  return (block.type === 'section' && textOf(block.text)) || textOf(element.placeholder);
}

/**
 * The state of a newly shown view. A value from `previous` stays only when `block_id`, `action_id` and element type are
 * unchanged (docs.slack.dev/surfaces/modals); everything else starts with its initial value.
 */
export function initialState(blocks: Block[], previous: StateValues = {}): StateValues {
  const state: StateValues = {};
  for (const { blockId, actionId, element } of inputFields(blocks)) {
    const before = previous[blockId]?.[actionId];
    const values = state[blockId] ?? {};
    values[actionId] = before?.type === element.type ? before : initialValueOf(element);
    state[blockId] = values;
  }
  return state;
}

/**
 * The state after a person entered `value`. Text goes into text inputs, texts or values of options into menus (several
 * as a list), ids or `{user}`/`{channel}`/`{conversation}` into people's and channels' menus, `null` clears. `options`
 * are the app's answer for an external menu.
 * @throws Error with a sentence when the client would not let a person enter that.
 */
export function setValue(field: InputField, value: unknown, options?: OptionItem[]): StateValue {
  if (value === null || value === undefined) return emptyValue(field.element);
  return valueFrom(field.element, field.label, value, options);
}

/** The client's messages under input blocks when the person submits; with any, nothing is sent. */
export function clientErrors(blocks: Block[], state: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of inputFields(blocks)) {
    if (field.container !== 'input') continue;
    const value = state[field.blockId]?.[field.actionId] ?? emptyValue(field.element);
    const fault = clientFault(field.element, value, field.optional);
    if (fault) errors[field.blockId] = fault;
  }
  return errors;
}
