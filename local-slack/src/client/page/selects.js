import { avatar } from './avatar.js';
import { combobox } from './combobox.js';
import { lineOf } from './text.js';

/** @import { Field, Item, OnValue, Surface } from './parts.ts' */
/** @import { Control, Option, OptionList, StateValue } from '../shown-blocks.ts' */

/**
 * The key of the chosen option in a select's state value; plural for a select of several.
 * @type {Record<string, string>}
 */
const KEYS = {
  static: 'selected_option',
  external: 'selected_option',
  users: 'selected_user',
  conversations: 'selected_conversation',
  channels: 'selected_channel',
};

/**
 * Whether a Block Kit element is one of the select menus.
 * @param {string} type
 */
export function isSelect(type) {
  return /^(multi_)?(static|external|users|conversations|channels)_select$/.test(type);
}

/**
 * A select menu of Block Kit.
 * @param {Field} field
 * @param {Surface} surface
 * @param {OnValue} onChange
 */
export function select(field, surface, onChange) {
  const { element, block, value } = field;
  const isMultiple = element.type.startsWith('multi_');
  const source = element.type.replace('multi_', '').replace('_select', '');
  const key = `${KEYS[source]}${isMultiple ? 's' : ''}`;
  return combobox({
    ...field.naming,
    focusKey: field.focusKey,
    placeholder: lineOf(element.placeholder),
    multiple: isMultiple,
    limit: element.max_selected_items,
    clearable: block.optional === true,
    minQuery: source === 'external' ? (element.min_query_length ?? 3) : 0,
    selected: chosenIn(value).map(one => itemOf(one, source, surface)),
    search: query =>
      source === 'external'
        ? surface.suggest(block, element, query)
        : matching(all(source, element, surface), query),
    onChange: items => {
      const values = items.map(one => one.value);
      onChange({ type: element.type, [key]: isMultiple ? values : (values[0] ?? null) });
    },
  });
}

/**
 * The chosen options of a select: a value has exactly one of these keys.
 * @param {StateValue} value
 * @returns {(Option | string)[]}
 */
function chosenIn(value) {
  return [
    value.selected_option,
    value.selected_options,
    value.selected_user,
    value.selected_users,
    value.selected_conversation,
    value.selected_conversations,
    value.selected_channel,
    value.selected_channels,
  ]
    .flat()
    .filter(one => one !== undefined && one !== null);
}

/**
 * @param {Option | string} one
 * @param {string} source
 * @param {Surface} surface
 */
function itemOf(one, source, surface) {
  if (typeof one !== 'string') return optionItem(one);
  return source === 'users' ? userItem(one, surface) : channelItem(one, surface);
}

/**
 * The options of an app's answer (options or option groups) as items of a combobox.
 * @param {OptionList} list
 * @returns {Item[]}
 */
export function itemsOf({ options, option_groups: groups }) {
  if (groups)
    return groups.flatMap(group =>
      group.options.map(one => ({ ...optionItem(one), group: lineOf(group.label) })),
    );
  return (options ?? []).map(one => optionItem(one));
}

/**
 * @param {string} source
 * @param {Control} element
 * @param {Surface} surface
 */
function all(source, element, surface) {
  if (source === 'static') return itemsOf(element);
  if (source === 'users')
    return surface.people.filter(one => !one.deactivated).map(one => userItem(one.id, surface));
  return surface.channels
    .filter(one => source === 'conversations' || !one.isPrivate)
    .filter(
      one =>
        !element.filter?.include || element.filter.include.includes(one.isPrivate ? 'private' : 'public'),
    )
    .map(one => channelItem(one.id, surface));
}

/**
 * @param {Item[]} items
 * @param {string} query
 */
function matching(items, query) {
  const wanted = query.toLowerCase();
  return items.filter(item => `${item.label} ${item.description ?? ''}`.toLowerCase().includes(wanted));
}

/**
 * @param {Option} option
 * @returns {Item}
 */
function optionItem(option) {
  return {
    key: option.value,
    label: lineOf(option.text),
    description: lineOf(option.description) || undefined,
    value: option,
  };
}

/**
 * @param {string} id
 * @param {Surface} surface
 * @returns {Item}
 */
function userItem(id, surface) {
  const person = surface.people.find(one => one.id === id);
  return {
    key: id,
    label: person?.realName ?? id,
    description: person && `@${person.name}`,
    mark: person && avatar(person, 'small'),
    value: id,
  };
}

/**
 * @param {string} id
 * @param {Surface} surface
 * @returns {Item}
 */
function channelItem(id, surface) {
  const channel = surface.channels.find(one => one.id === id);
  return { key: id, label: channel ? `${channel.isPrivate ? '🔒 ' : '#'}${channel.name}` : id, value: id };
}
