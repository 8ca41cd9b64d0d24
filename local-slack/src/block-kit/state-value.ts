import type { Block } from './block.ts';

/** One element's entry in `view.state.values`. */
export type StateValue = { type: string } & Record<string, unknown>;

type Kind =
  | 'text'
  | 'option'
  | 'options'
  | 'id'
  | 'ids'
  | 'date'
  | 'time'
  | 'datetime'
  | 'rich text'
  | 'files';

export interface Shape {
  kind: Kind;
  /** The key in the state. */
  key: string;
  /** The key in the element with its initial value. */
  initial?: string;
  /** The names of the keys when an entry is given as an object: `{user: 'U1'}`. */
  names?: string[];
}

const text: Shape = { kind: 'text', key: 'value', initial: 'initial_value' };
const option: Shape = { kind: 'option', key: 'selected_option', initial: 'initial_option' };
const options: Shape = { kind: 'options', key: 'selected_options', initial: 'initial_options' };

function one(noun: string, ...others: string[]): Shape {
  return { kind: 'id', key: `selected_${noun}`, initial: `initial_${noun}`, names: [noun, ...others] };
}

function several(noun: string, ...others: string[]): Shape {
  return { kind: 'ids', key: `selected_${noun}s`, initial: `initial_${noun}s`, names: [noun, ...others] };
}

// docs.slack.dev/reference/interaction-payloads/view-interactions-payload, keys as in @slack/bolt's ViewStateValue.
const shapes: Record<string, Shape> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  static_select: option,
  external_select: option,
  radio_buttons: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: one('user'),
  multi_users_select: several('user'),
  conversations_select: one('conversation', 'channel', 'user'),
  multi_conversations_select: several('conversation', 'channel', 'user'),
  channels_select: one('channel'),
  multi_channels_select: several('channel'),
  datepicker: { kind: 'date', key: 'selected_date', initial: 'initial_date' },
  timepicker: { kind: 'time', key: 'selected_time', initial: 'initial_time' },
  datetimepicker: { kind: 'datetime', key: 'selected_date_time', initial: 'initial_date_time' },
  rich_text_input: { kind: 'rich text', key: 'rich_text_value', initial: 'initial_value' },
  // Apps can't set initial files: reading a form stores the chosen ones under this key.
  file_input: { kind: 'files', key: 'files', initial: 'initial_files' },
};

/** The form of an element's value; throws for one without a value. */
export function shapeOf(element: Block): Shape {
  const shape = shapes[element.type];
  if (!shape) throw new Error(`A ${element.type} holds no value.`);
  return shape;
}

/** Whether an element of this type has an entry in `view.state.values`. */
export function holdsValue(type: string): boolean {
  return Object.hasOwn(shapes, type);
}

/** An element's value, whatever its key: a text, an option, ids…; null or [] when it is empty. */
export function heldBy(element: Block, state: StateValue): unknown {
  return state[shapeOf(element).key];
}

/** The entry of an element with this value. */
export function stateOf(element: Block, held: unknown): StateValue {
  const zone =
    element.type === 'timepicker' && element.timezone !== undefined ? { timezone: element.timezone } : {};
  return { type: element.type, [shapeOf(element).key]: held, ...zone };
}

/** The entry of an empty element. */
export function emptyValue(element: Block): StateValue {
  const { kind } = shapeOf(element);
  return stateOf(element, kind === 'options' || kind === 'ids' || kind === 'files' ? [] : null);
}

/** The entry of an element that nobody has changed yet. */
export function initialValueOf(element: Block): StateValue {
  const { initial } = shapeOf(element);
  const held = initial === undefined ? undefined : element[initial];
  return held === undefined ? emptyValue(element) : stateOf(element, held);
}
