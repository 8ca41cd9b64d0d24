import type { Check, Surface } from './check.ts';
import { byType, list, object, only, string, url } from './check.ts';
import {
  actionable,
  buttonStyle,
  confirmable,
  imageSource,
  oneImageSource,
  plainText,
} from './composition.ts';
import { fields } from './fields.ts';
import { menus } from './menus.ts';

// docs.slack.dev/reference/block-kit/block-elements

const label = { accessibility_label: string({ max: 75 }) };

const button = object({
  required: { text: plainText(75) },
  optional: {
    ...actionable,
    ...confirmable,
    ...buttonStyle,
    ...label,
    value: string({ max: 2000 }),
    url: url(3000),
  },
});

const workflow = object({
  required: {
    trigger: object({
      required: { url: url(3000) },
      optional: {
        customizable_input_parameters: list(
          object({ required: { name: string({ min: 1 }), value: string() } }),
        ),
      },
    }),
  },
});

const feedback = object({
  required: { text: plainText(75), value: string({ min: 1, max: 2000 }) },
  optional: label,
});

const image = object(
  { required: { alt_text: string({ min: 1, max: 2000 }) }, optional: imageSource },
  oneImageSource,
);

const all: Record<string, Check> = {
  ...menus,
  ...fields,
  button,
  image,
  workflow_button: object({
    required: { text: plainText(75), workflow },
    optional: { ...actionable, ...confirmable, ...buttonStyle, ...label },
  }),
  icon_button: object({
    required: { icon: string({ min: 1 }), text: plainText(75) },
    optional: {
      ...actionable,
      ...confirmable,
      ...label,
      value: string({ max: 2000 }),
      visible_to_user_ids: list(string({ min: 1 })),
    },
  }),
  feedback_buttons: object({
    required: { positive_button: feedback, negative_button: feedback },
    optional: actionable,
  }),
};

// Surfaces from the table on api.slack.com/reference/block-kit/block-elements (2025); other elements are allowed
// everywhere.
const surfaces: Record<string, Surface[]> = {
  datetimepicker: ['modal', 'message'],
  email_text_input: ['modal'],
  url_text_input: ['modal'],
  number_input: ['modal'],
  file_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  workflow_button: ['message'],
};

const selects = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
].flatMap(name => [name, `multi_${name}`]);

const choices = [...selects, 'checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];

/** One of the named elements. */
function elements(...types: string[]): Check {
  const table: Record<string, Check> = {};
  for (const type of types) {
    const check = all[type];
    if (!check) throw new Error(`no check for the element ${type}`);
    const where = surfaces[type];
    table[type] = where ? only(where, type, check) : check;
  }
  return byType(table);
}

// Which element goes into which block: the element unions of @slack/types 3.2.
export const accessory = elements(...choices, 'button', 'overflow', 'workflow_button', 'image');
export const actionElement = elements(
  ...choices,
  'button',
  'overflow',
  'workflow_button',
  'datetimepicker',
  'rich_text_input',
);
export const inputElement = elements(
  ...choices,
  'datetimepicker',
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
);
export const contextAction = elements('feedback_buttons', 'icon_button');
export const buttonElement = elements('button');
export const imageElement = elements('image');
/** The fields of an image element, for a context block, which mixes images and texts. */
export const imageFields = image;
