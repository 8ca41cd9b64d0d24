import type { Check, Rule } from './check.ts';
import { boolean, complain, integer, list, object, string } from './check.ts';
import { actionable, confirmable, dispatchable, focusable, placeholdable } from './composition.ts';
import { richText } from './rich-text.ts';

// docs.slack.dev/reference/block-kit/block-elements: text inputs, pickers and the file input.

const picker = { ...actionable, ...confirmable, ...focusable };
const typed = { ...actionable, ...dispatchable, ...focusable, ...placeholdable };
const initialText = { initial_value: string() };

const dateForm: [RegExp, string] = [
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'must match the format YYYY-MM-DD',
];
const timeForm: [RegExp, string] = [/^([01]\d|2[0-3]):[0-5]\d$/, 'must match the format HH:mm'];
const numeral = string({ form: [/^-?\d+(\.\d+)?$/, 'must be a number'] });

/** Refuses a lower bound above the upper one. */
function ordered(lower: string, upper: string): Rule {
  return (element, at, inspection) => {
    if (element[lower] === undefined || element[upper] === undefined) return;
    if (Number(element[lower]) > Number(element[upper])) {
      complain(inspection, `\`${lower}\` must not be greater than \`${upper}\``, `${at}/${lower}`);
    }
  };
}

const isTimeZone: Check = (value, at, inspection) => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: String(value) });
  } catch {
    complain(inspection, 'must be a valid timezone', at);
  }
};

/** The fields of each picker and input element, by type. */
export const fields: Record<string, Check> = {
  datepicker: object({
    optional: { ...picker, ...placeholdable, initial_date: string({ form: dateForm }) },
  }),
  timepicker: object({
    optional: { ...picker, ...placeholdable, initial_time: string({ form: timeForm }), timezone: isTimeZone },
  }),
  datetimepicker: object({
    // Ten digits, says the reference: seconds, not milliseconds.
    optional: { ...picker, initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }) },
  }),
  plain_text_input: object(
    {
      optional: {
        ...typed,
        initial_value: string({ max: 3000 }),
        multiline: boolean,
        min_length: integer({ min: 0, max: 3000 }),
        max_length: integer({ min: 1, max: 3000 }),
      },
    },
    ordered('min_length', 'max_length'),
  ),
  email_text_input: object({ optional: { ...typed, ...initialText } }),
  url_text_input: object({ optional: { ...typed, ...initialText } }),
  number_input: object(
    {
      required: { is_decimal_allowed: boolean },
      optional: { ...typed, initial_value: numeral, min_value: numeral, max_value: numeral },
    },
    ordered('min_value', 'max_value'),
  ),
  rich_text_input: object(
    {
      optional: {
        ...typed,
        initial_value: richText,
        min_lines: integer({ min: 1, max: 100 }),
        max_lines: integer({ min: 1, max: 100 }),
      },
    },
    ordered('min_lines', 'max_lines'),
  ),
  file_input: object({
    optional: {
      ...actionable,
      filetypes: list(string({ min: 1 }), { min: 1 }),
      max_files: integer({ min: 1, max: 10 }),
    },
  }),
};
