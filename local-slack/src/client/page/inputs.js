import { h, uniqueId } from './dom.js';
import { fileInput } from './file-input.js';
import { isSelect, select } from './selects.js';
import { lineOf, textObject } from './text.js';

const TYPED = {
  plain_text_input: { type: 'text' },
  email_text_input: { type: 'email', inputmode: 'email', autocomplete: 'off' },
  url_text_input: { type: 'url', inputmode: 'url', autocomplete: 'off' },
  number_input: { type: 'text', inputmode: 'decimal', autocomplete: 'off' },
};

const PICKED = {
  datepicker: { type: 'date', key: 'selected_date' },
  timepicker: { type: 'time', key: 'selected_time' },
};

/** Whether the page can show an element as something to fill in. */
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
 * @param {{ element: object, block: object, value: object, focusKey: string,
 *   naming: { label?: string, labelledBy?: string, describedBy?: string } }} field
 * @param {(value: object) => void} onChange called with the value in the form of Slack's view.state.values
 */
export function inputFor(field, surface, onChange) {
  const { type } = field.element;
  if (type in TYPED) return typed(field, onChange);
  if (type in PICKED) return picked(field, onChange);
  if (isSelect(type)) return select(field, surface, onChange);
  if (type === 'checkboxes' || type === 'radio_buttons') return choices(field, surface, onChange);
  if (type === 'datetimepicker') return moment(field, onChange);
  return fileInput(field, surface, onChange);
}

function attributes({ element, naming, focusKey }) {
  return {
    'aria-labelledby': naming.labelledBy,
    'aria-label': naming.labelledBy ? null : naming.label,
    'aria-describedby': naming.describedBy,
    'data-focus-key': focusKey,
    placeholder: lineOf(element.placeholder) || null,
  };
}

function typed(field, onChange) {
  const { element, value } = field;
  const isLong = element.multiline === true;
  const { type, ...more } = TYPED[element.type];
  return h(isLong ? 'textarea' : 'input', {
    ...attributes(field),
    ...more,
    type: isLong ? null : type,
    rows: isLong ? 4 : null,
    maxlength: element.max_length,
    dir: 'auto',
    value: value?.value ?? '',
    oninput: event =>
      onChange({ type: element.type, value: event.target.value === '' ? null : event.target.value }),
  });
}

function picked(field, onChange) {
  const { type, key } = PICKED[field.element.type];
  return h('input', {
    ...attributes(field),
    type,
    value: field.value?.[key] ?? '',
    onchange: event => onChange({ type: field.element.type, [key]: event.target.value || null }),
  });
}

function moment(field, onChange) {
  const seconds = field.value?.selected_date_time;
  const local = seconds
    ? new Date(seconds * 1000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    : '';
  return h('input', {
    ...attributes(field),
    type: 'datetime-local',
    value: local,
    onchange: event =>
      onChange({
        type: 'datetimepicker',
        selected_date_time: event.target.value
          ? Math.floor(new Date(event.target.value).getTime() / 1000)
          : null,
      }),
  });
}

function choices(field, surface, onChange) {
  const { element, value, naming, focusKey } = field;
  const isMany = element.type === 'checkboxes';
  const chosen = new Set(
    (isMany ? (value?.selected_options ?? []) : [value?.selected_option])
      .filter(Boolean)
      .map(one => one.value),
  );
  const group = uniqueId('choice');
  const change = (option, isChecked) => {
    if (!isMany) return onChange({ type: element.type, selected_option: option });
    if (isChecked) chosen.add(option.value);
    else chosen.delete(option.value);
    onChange({ type: element.type, selected_options: element.options.filter(one => chosen.has(one.value)) });
  };
  return h(
    'div.choices',
    {
      role: isMany ? 'group' : 'radiogroup',
      'aria-labelledby': naming.labelledBy,
      'aria-label': naming.labelledBy ? null : naming.label,
    },
    element.options.map(option =>
      h(
        'label.choice',
        {},
        h('input', {
          type: isMany ? 'checkbox' : 'radio',
          name: group,
          checked: chosen.has(option.value),
          'data-focus-key': `${focusKey}/${option.value}`,
          onchange: event => change(option, event.target.checked),
        }),
        h(
          'span',
          { dir: 'auto' },
          h('span', {}, textObject(option.text, surface.names)),
          option.description && h('small', {}, textObject(option.description, surface.names)),
        ),
      ),
    ),
  );
}
