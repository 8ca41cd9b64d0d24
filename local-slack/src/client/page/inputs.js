import { h, uniqueId } from './dom.js';
import { fileInput } from './file-input.js';
import { isSelect, select } from './selects.js';
import { lineOf, textObject } from './text.js';

/** @import { Attributes, Field, OnValue, Surface } from './parts.ts' */
/** @import { Option } from '../shown-blocks.ts' */

/** @type {Record<string, Attributes>} */
const TYPED = {
  plain_text_input: { type: 'text' },
  email_text_input: { type: 'email', inputmode: 'email', autocomplete: 'off' },
  url_text_input: { type: 'url', inputmode: 'url', autocomplete: 'off' },
  number_input: { type: 'text', inputmode: 'decimal', autocomplete: 'off' },
};

/** @type {Record<string, { type: 'date' | 'time', key: 'selected_date' | 'selected_time' }>} */
const PICKED = {
  datepicker: { type: 'date', key: 'selected_date' },
  timepicker: { type: 'time', key: 'selected_time' },
};

/**
 * Can the page show this element as an input?
 * @param {string} type
 */
export function isInput(type) {
  return (
    type in TYPED ||
    type in PICKED ||
    isSelect(type) ||
    ['checkboxes', 'radio_buttons', 'datetimepicker', 'file_input'].includes(type)
  );
}

/**
 * One element that takes a value.
 * @param {Field} field
 * @param {Surface} surface
 * @param {OnValue} onChange
 * @returns {HTMLElement}
 */
export function inputFor(field, surface, onChange) {
  const { type } = field.element;
  const look = TYPED[type];
  if (look) return typed(field, look, onChange);
  const picker = PICKED[type];
  if (picker) return picked(field, picker, onChange);
  if (isSelect(type)) return select(field, surface, onChange);
  if (type === 'checkboxes' || type === 'radio_buttons') return choices(field, surface, onChange);
  if (type === 'datetimepicker') return moment(field, onChange);
  return fileInput(field, surface, onChange);
}

/**
 * @param {Field} field
 * @returns {Attributes}
 */
function attributes({ element, naming, focusKey }) {
  return {
    'aria-labelledby': naming.labelledBy,
    'aria-label': naming.labelledBy ? null : naming.label,
    'aria-describedby': naming.describedBy,
    'data-focus-key': focusKey,
    placeholder: lineOf(element.placeholder) || null,
  };
}

/**
 * @param {Field} field
 * @param {Attributes} look
 * @param {OnValue} onChange
 */
function typed(field, look, onChange) {
  const { element, value } = field;
  const isLong = element.multiline === true;
  const node = h(isLong ? 'textarea' : 'input', {
    ...attributes(field),
    ...look,
    type: isLong ? null : look.type,
    rows: isLong ? 4 : null,
    maxlength: element.max_length,
    dir: 'auto',
    value: value.value ?? '',
  });
  node.addEventListener('input', () => onChange({ type: element.type, value: node.value || null }));
  return node;
}

/**
 * @param {Field} field
 * @param {{ type: 'date' | 'time', key: 'selected_date' | 'selected_time' }} picker
 * @param {OnValue} onChange
 */
function picked(field, { type, key }, onChange) {
  const node = h('input', { ...attributes(field), type, value: field.value[key] ?? '' });
  node.addEventListener('change', () => onChange({ type: field.element.type, [key]: node.value || null }));
  return node;
}

/**
 * @param {Field} field
 * @param {OnValue} onChange
 */
function moment(field, onChange) {
  const seconds = field.value.selected_date_time;
  const local = seconds
    ? new Date(seconds * 1000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    : '';
  const node = h('input', { ...attributes(field), type: 'datetime-local', value: local });
  node.addEventListener('change', () =>
    onChange({
      type: 'datetimepicker',
      selected_date_time: node.value ? Math.floor(new Date(node.value).getTime() / 1000) : null,
    }),
  );
  return node;
}

/**
 * @param {Field} field
 * @param {Surface} surface
 * @param {OnValue} onChange
 */
function choices(field, surface, onChange) {
  const { element, value, naming, focusKey } = field;
  const isMany = element.type === 'checkboxes';
  const { selected_option: one, selected_options: several = [] } = value;
  const chosen = new Set((one ? [one] : several).map(option => option.value));
  const group = uniqueId('choice');
  const options = element.options ?? [];
  /**
   * @param {Option} option
   * @param {boolean} isChecked
   */
  const change = (option, isChecked) => {
    if (!isMany) return onChange({ type: element.type, selected_option: option });
    if (isChecked) chosen.add(option.value);
    else chosen.delete(option.value);
    onChange({ type: element.type, selected_options: options.filter(other => chosen.has(other.value)) });
  };
  return h(
    'div.choices',
    {
      role: isMany ? 'group' : 'radiogroup',
      'aria-labelledby': naming.labelledBy,
      'aria-label': naming.labelledBy ? null : naming.label,
    },
    options.map(option => {
      const box = h('input', {
        type: isMany ? 'checkbox' : 'radio',
        name: group,
        checked: chosen.has(option.value),
        'data-focus-key': `${focusKey}/${option.value}`,
      });
      box.addEventListener('change', () => change(option, box.checked));
      return h(
        'label.choice',
        {},
        box,
        h(
          'span',
          { dir: 'auto' },
          h('span', {}, textObject(option.text, surface.names)),
          option.description && h('small', {}, textObject(option.description, surface.names)),
        ),
      );
    }),
  );
}
