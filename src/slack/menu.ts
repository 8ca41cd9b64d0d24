import type { PlainTextOption } from '@slack/types';
import type { Action } from './action.ts';
import { plain } from './blocks.ts';
import { fieldOf } from './form.ts';

/** The action id of every menu of presses; the option that was chosen says which press it is. */
export const MENU = 'menu';

/** Slack allows 75 characters in an option's value. */
const MAX_VALUE = 75;

type Carried = Readonly<Record<string, string | number>>;

/**
 * A press as an option of a menu: "member.edit memberId=…". Choosing it runs the same route as a button of that action.
 * @param about text under the option
 * @throws Error when the value is too long for an option
 */
export function menuOption<Value extends Carried>(
  action: Pick<Action<Value>, 'id'>,
  value: Value,
  label: string,
  about?: string,
): PlainTextOption {
  const facts = Object.entries(value).map(([name, fact]) => `${name}=${fact}`);
  const pressed = [action.id, ...facts].join(' ');
  if (pressed.length > MAX_VALUE) throw new Error(`The value of "${action.id}" is too long for an option.`);
  return {
    text: plain(label, 75),
    value: pressed,
    ...(about && { description: plain(about, 75) }),
  };
}

/** What a person pressed: the id of its route, and what it carries as the value of a button would. */
export interface Press {
  id: string;
  value: string | undefined;
}

/** Reads a press from Slack's payload, of a button or of an option in a menu. */
export function pressOf(action: {
  action_id: string;
  value?: string | null;
  selected_option?: { value?: string } | null;
}): Press {
  const id = fieldOf(action.action_id);
  if (id !== MENU) return { id, value: action.value ?? undefined };
  const [pressed = '', ...facts] = (action.selected_option?.value ?? '').split(' ');
  const value = facts.map(fact => {
    const [name = '', ...text] = fact.split('=');
    return [name, factOf(text.join('='))] as const;
  });
  return { id: pressed, value: JSON.stringify(Object.fromEntries(value)) };
}

function factOf(text: string): string | number {
  return /^\d{1,9}$/u.test(text) ? Number(text) : text;
}
