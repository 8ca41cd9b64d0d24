import { isRecord } from './block.ts';
import type { Check, Inspection, Rule } from './check.ts';
import { boolean, byType, complain, list, object, oneOf, string, url } from './check.ts';

// Limits: docs.slack.dev/reference/block-kit/composition-objects and the comments of @slack/types 3.2.

function textFields(type: 'plain_text' | 'mrkdwn', max: number): Check {
  const optional: Record<string, Check> = type === 'plain_text' ? { emoji: boolean } : { verbatim: boolean };
  return object({ required: { text: string({ min: 1, max }) }, optional });
}

/** A `plain_text` object of 1 to `max` characters. */
export function plainText(max: number): Check {
  return byType({ plain_text: textFields('plain_text', max) });
}

/** A `mrkdwn` object of 1 to `max` characters. */
export function mrkdwn(max: number): Check {
  return byType({ mrkdwn: textFields('mrkdwn', max) });
}

/** Either text object; a fault in one of a known type is reported twice, as Slack does for its "any of" schemas. */
export function anyText(max: number): Check {
  const either = byType({ plain_text: textFields('plain_text', max), mrkdwn: textFields('mrkdwn', max) });
  return (value, at, inspection) => {
    const found: Inspection = { surface: inspection.surface, messages: [] };
    either(value, at, found);
    const isKnown = isRecord(value) && (value.type === 'plain_text' || value.type === 'mrkdwn');
    if (isKnown && found.messages.length > 0) complain(inspection, 'failed to match all allowed schemas', at);
    inspection.messages.push(...found.messages);
  };
}

/** A `block_id` or `action_id`; an empty one is refused, as Slack's own JSON schema has it. */
export const identifier = string({ min: 1, max: 255 });

const colorScheme = oneOf('primary', 'danger');

const confirmDialog = object({
  required: { text: anyText(300) },
  optional: {
    title: plainText(100),
    confirm: plainText(30),
    deny: plainText(30),
    style: colorScheme,
  },
});

/** What every element that a person can use may have. */
export const actionable = { action_id: identifier };
export const confirmable = { confirm: confirmDialog };
export const focusable = { focus_on_load: boolean };
export const placeholdable = { placeholder: plainText(150) };
export const dispatchable = {
  dispatch_action_config: object({
    optional: {
      trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }),
    },
  }),
};
export const buttonStyle = { style: colorScheme };

// The reference page says 150 for `value`, @slack/types says 75: the smaller one is safe under both.
const value = string({ min: 1, max: 75 });

/** An option of a select menu. */
export const menuOption = object({
  required: { text: plainText(75), value },
  optional: { description: plainText(75) },
});

/** An option of an overflow menu, the only one that may carry a URL. */
export const overflowOption = object({
  required: { text: plainText(75), value },
  optional: { description: plainText(75), url: url(3000) },
});

/** An option of a checkbox or radio group, the only ones that may be formatted. */
export const formattedOption = object({
  required: { text: anyText(75), value },
  optional: { description: anyText(75) },
});

export const optionGroup = object({
  required: { label: plainText(75), options: list(menuOption, { min: 1, max: 100 }) },
});

const filterIsEmpty: Rule = (filter, at, inspection) => {
  if (Object.keys(filter).length === 0) complain(inspection, 'must define at least one filter', at);
};

export const conversationFilter = object(
  {
    optional: {
      include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  },
  filterIsEmpty,
);

const eitherUrlOrId: Rule = (file, at, inspection) => {
  if ((file.url === undefined) === (file.id === undefined)) {
    complain(inspection, 'must define either `url` or `id`', at);
  }
};

const slackFile = object({ optional: { url: url(3000), id: string({ min: 1 }) } }, eitherUrlOrId);

export const imageSource = { image_url: url(3000), slack_file: slackFile };

/** An image comes from a URL or from a file in Slack, never from both. */
export const oneImageSource: Rule = (image, at, inspection) => {
  if (image.image_url === undefined && image.slack_file === undefined) {
    complain(inspection, 'missing required field: image_url', at);
  }
  if (image.image_url !== undefined && image.slack_file !== undefined) {
    complain(inspection, 'must define either `image_url` or `slack_file`', at);
  }
};

/** Refuses an object that has none of `fields`, or with `exactly` more than one of them. */
export function mustDefine(fields: string[], exactly = false): Rule {
  const names = fields.map(field => `\`${field}\``);
  const fault = `must define either ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  return (object, at, inspection) => {
    const found = fields.filter(field => object[field] !== undefined).length;
    if (found === 0 || (exactly && found > 1)) complain(inspection, fault, `${at}/type`);
  };
}

/** The fields of a block: these, and an optional `block_id`. */
export function block(
  fields: { required?: Record<string, Check>; optional?: Record<string, Check> },
  ...rules: Rule[]
): Check {
  return object({ ...fields, optional: { block_id: identifier, ...fields.optional } }, ...rules);
}
