import type { FillValue } from '../person.ts';

/** One value in the form of Slack's `view.state.values`, as the page stores it. */
export type StateValue = Record<string, unknown> & { type: string };

/** Converts the page's value of one input for the simulator. */
export function fillValueOf(value: StateValue): FillValue {
  if ('files' in value) return list(value.files).map(file => ({ id: (file as { id?: unknown }).id }));
  if ('selected_options' in value) return list(value.selected_options).map(byValue);
  if ('selected_option' in value) return value.selected_option ? byValue(value.selected_option) : null;
  if ('selected_users' in value) return list(value.selected_users).map(user => ({ user: String(user) }));
  if ('selected_user' in value) return value.selected_user ? { user: String(value.selected_user) } : null;
  for (const kind of ['conversation', 'channel']) {
    const many = value[`selected_${kind}s`];
    if (many !== undefined) return list(many).map(channel => ({ channel: String(channel) }));
    const one = value[`selected_${kind}`];
    if (one !== undefined) return one ? { channel: String(one) } : null;
  }
  const plain = value.value ?? value.selected_date ?? value.selected_time ?? value.selected_date_time ?? null;
  return typeof plain === 'number' ? plain : plain === null ? null : String(plain);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Two options may have the same text, so the value says which one was picked. */
function byValue(option: unknown): { value: string } {
  return { value: String((option as { value?: unknown }).value) };
}
