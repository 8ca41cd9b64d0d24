import type { Block } from './block.ts';
import type { StateValue } from './state-value.ts';
import { heldBy } from './state-value.ts';

const isAddress = /^[^\s@<>,;"]+@[^\s@<>,;".]+(\.[^\s@<>,;".]+)+$/u;

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** The client's message under an input when the view is submitted, or undefined when the input is valid. */
export function clientFault(element: Block, state: StateValue, optional: boolean): string | undefined {
  const held = heldBy(element, state);
  const isEmpty =
    held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
  if (isEmpty) return optional ? undefined : 'Please complete this required field.';
  switch (element.type) {
    case 'plain_text_input':
      return lengthFault(element, String(held));
    case 'email_text_input':
      return isAddress.test(String(held)) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return isWebAddress(String(held)) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberFault(element, String(held));
    default:
      return countFault(element, held);
  }
}

function lengthFault(element: Block, text: string): string | undefined {
  const { min_length: min, max_length: max = 3000 } = element;
  if (typeof min === 'number' && text.length < min) return `Please enter at least ${min} characters.`;
  if (text.length > Number(max)) return `Please enter no more than ${max} characters.`;
  return undefined;
}

function numberFault(element: Block, text: string): string | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return 'Please enter a valid number.';
  if (element.is_decimal_allowed !== true && text.includes('.')) return 'Please enter a whole number.';
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && Number(text) < Number(min)) return `Please enter a number of ${min} or more.`;
  if (max !== undefined && Number(text) > Number(max)) return `Please enter a number of ${max} or less.`;
  return undefined;
}

function countFault(element: Block, held: unknown): string | undefined {
  const max = element.max_selected_items ?? element.max_files;
  if (!Array.isArray(held) || typeof max !== 'number' || held.length <= max) return undefined;
  return `Please select no more than ${max} items.`;
}
