import { avatar } from './avatar.js';
import { combobox } from './combobox.js';
import { lineOf } from './text.js';

const SOURCES = {
  static: { keys: ['selected_option', 'selected_options'], item: optionItem },
  external: { keys: ['selected_option', 'selected_options'], item: optionItem },
  users: { keys: ['selected_user', 'selected_users'], item: userItem },
  conversations: { keys: ['selected_conversation', 'selected_conversations'], item: channelItem },
  channels: { keys: ['selected_channel', 'selected_channels'], item: channelItem },
};

/** Whether a Block Kit element is one of the select menus. */
export function isSelect(type) {
  return /^(multi_)?(static|external|users|conversations|channels)_select$/.test(type);
}

/**
 * A select menu of Block Kit.
 * @param {object} field what to show: the element, its block, the state value and what names it
 * @param {(value: object) => void} onChange called with the value in the form of Slack's view.state.values
 */
export function select(field, surface, onChange) {
  const { element, block, value } = field;
  const isMultiple = element.type.startsWith('multi_');
  const source = element.type.replace('multi_', '').replace('_select', '');
  const { keys, item } = SOURCES[source];
  const key = keys[isMultiple ? 1 : 0];
  const chosen = value?.[key];
  const selected = (isMultiple ? (chosen ?? []) : [chosen]).filter(Boolean).map(one => item(one, surface));
  return combobox({
    ...field.naming,
    focusKey: field.focusKey,
    placeholder: lineOf(element.placeholder),
    multiple: isMultiple,
    limit: element.max_selected_items,
    clearable: block.optional === true,
    minQuery: source === 'external' ? (element.min_query_length ?? 3) : 0,
    selected,
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

/** The options of an app's answer (options or option groups) as items of a combobox. */
export function itemsOf({ options, option_groups: groups }) {
  if (groups)
    return groups.flatMap(group =>
      group.options.map(one => ({ ...optionItem(one), group: lineOf(group.label) })),
    );
  return (options ?? []).map(one => optionItem(one));
}

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

function matching(items, query) {
  const wanted = query.toLowerCase();
  return items.filter(item => `${item.label} ${item.description ?? ''}`.toLowerCase().includes(wanted));
}

function optionItem(option) {
  return {
    key: option.value,
    label: lineOf(option.text),
    description: lineOf(option.description) || undefined,
    value: option,
  };
}

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

function channelItem(id, surface) {
  const channel = surface.channels.find(one => one.id === id);
  return { key: id, label: channel ? `${channel.isPrivate ? '🔒 ' : '#'}${channel.name}` : id, value: id };
}
