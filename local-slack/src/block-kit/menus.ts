import { isDeepStrictEqual } from 'node:util';
import type { Block } from './block.ts';
import { optionsOf } from './block.ts';
import type { Check, Rule } from './check.ts';
import { boolean, complain, integer, list, object, string } from './check.ts';
import {
  actionable,
  confirmable,
  conversationFilter,
  focusable,
  formattedOption,
  menuOption,
  mustDefine,
  optionGroup,
  overflowOption,
  placeholdable,
} from './composition.ts';

// docs.slack.dev/reference/block-kit/block-elements: select-menu, multi-select-menu, checkboxes, radio, overflow.

const id = string({ min: 1 });
const common = { ...actionable, ...confirmable, ...focusable };
const menu = { ...common, ...placeholdable };
const many = { ...menu, max_selected_items: integer({ min: 1 }) };
const staticOptions = {
  options: list(menuOption, { min: 1, max: 100 }),
  option_groups: list(optionGroup, { min: 1, max: 100 }),
};
const query = { min_query_length: integer({ min: 0 }) };
const conversations = { default_to_current_conversation: boolean, filter: conversationFilter };

const oneSource = mustDefine(['options', 'option_groups'], true);

/** The initial option must be exactly one of the options offered. */
const initialIsOffered: Rule = (element, at, inspection) => {
  const offered = optionsOf(element as Block);
  const isOffered = (option: unknown) => offered.some(one => isDeepStrictEqual(one, option));
  if (element.initial_option !== undefined && !isOffered(element.initial_option)) {
    complain(inspection, '`initial_option` must exactly match one of the options', `${at}/initial_option`);
  }
  const several = Array.isArray(element.initial_options) ? element.initial_options : [];
  for (const [index, option] of several.entries()) {
    if (isOffered(option)) continue;
    complain(
      inspection,
      '`initial_options` must exactly match the options',
      `${at}/initial_options/${index}`,
    );
  }
};

const fewEnough: Rule = (element, at, inspection) => {
  const key = Object.keys(element).find(name => name.startsWith('initial_'));
  const initial = key === undefined ? undefined : element[key];
  if (!key || !Array.isArray(initial) || typeof element.max_selected_items !== 'number') return;
  if (initial.length > element.max_selected_items) {
    complain(inspection, `no more than ${element.max_selected_items} items allowed`, `${at}/${key}`);
  }
};

/** The fields of each menu element, by type. */
export const menus: Record<string, Check> = {
  static_select: object(
    { optional: { ...menu, ...staticOptions, initial_option: menuOption } },
    oneSource,
    initialIsOffered,
  ),
  multi_static_select: object(
    { optional: { ...many, ...staticOptions, initial_options: list(menuOption, { min: 1 }) } },
    oneSource,
    initialIsOffered,
    fewEnough,
  ),
  external_select: object({ optional: { ...menu, ...query, initial_option: menuOption } }),
  multi_external_select: object(
    { optional: { ...many, ...query, initial_options: list(menuOption, { min: 1 }) } },
    fewEnough,
  ),
  users_select: object({ optional: { ...menu, initial_user: id } }),
  multi_users_select: object({ optional: { ...many, initial_users: list(id) } }, fewEnough),
  conversations_select: object({
    optional: { ...menu, ...conversations, initial_conversation: id, response_url_enabled: boolean },
  }),
  multi_conversations_select: object(
    { optional: { ...many, ...conversations, initial_conversations: list(id) } },
    fewEnough,
  ),
  channels_select: object({ optional: { ...menu, initial_channel: id, response_url_enabled: boolean } }),
  multi_channels_select: object({ optional: { ...many, initial_channels: list(id) } }, fewEnough),
  checkboxes: object(
    {
      required: { options: list(formattedOption, { min: 1, max: 10 }) },
      optional: { ...common, initial_options: list(formattedOption, { min: 1 }) },
    },
    initialIsOffered,
  ),
  radio_buttons: object(
    {
      required: { options: list(formattedOption, { min: 1, max: 10 }) },
      optional: { ...common, initial_option: formattedOption },
    },
    initialIsOffered,
  ),
  overflow: object({
    required: { options: list(overflowOption, { min: 1, max: 5 }) },
    optional: { ...actionable, ...confirmable },
  }),
};
