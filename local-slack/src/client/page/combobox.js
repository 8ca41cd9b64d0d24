import { fill, h } from './dom.js';
import { createOptionList } from './option-list.js';

/** @import { Item } from './parts.ts' */

/**
 * A select that people can type into: single or multiple, with given items or with items from a search.
 * @param {{
 *   labelledBy?: string, label?: string, describedBy?: string, placeholder?: string, focusKey: string,
 *   multiple: boolean, limit?: number, clearable?: boolean, minQuery?: number, selected: Item[],
 *   search(query: string): Item[] | Promise<Item[]>, onChange(items: Item[]): void,
 * }} options `minQuery`: characters to type before `search` is called; `limit`: most items to select
 */
export function combobox(options) {
  let selected = [...options.selected];
  let isOpen = false;
  let asked = 0;
  const input = h('input', {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-labelledby': options.labelledBy,
    'aria-label': options.labelledBy ? null : options.label,
    'aria-describedby': options.describedBy,
    'data-focus-key': options.focusKey,
  });
  /** @param {Item} item */
  const has = item => selected.some(other => other.key === item.key);
  const list = createOptionList(input, { isMultiple: options.multiple, isSelected: has, onPick: toggle });
  const chips = h('span.chips');
  const box = h('div.select-box', {}, chips, input);
  const root = h('div.select', { 'data-multiple': options.multiple }, box, list.root);

  function show() {
    const single = options.multiple ? undefined : selected[0];
    input.value = single ? single.label : '';
    input.placeholder = selected.length > 0 ? '' : options.placeholder || 'Choose…';
    const clear = () => commit([]);
    fill(
      chips,
      options.multiple && selected.map(chip),
      single &&
        options.clearable &&
        h('button.clear', { type: 'button', 'aria-label': 'Clear', onclick: clear }, '×'),
    );
  }

  /** @param {Item} item */
  function chip(item) {
    const label = `Remove ${item.label}`;
    const remove = h('button', { type: 'button', 'aria-label': label, onclick: () => toggle(item) }, '×');
    return h('span.chip', {}, h('bdi', {}, item.label), remove);
  }

  /** @param {Item[]} items */
  function commit(items) {
    selected = items;
    show();
    options.onChange(items);
  }

  /** @param {Item} item */
  function toggle(item) {
    if (!options.multiple) {
      close();
      if (has(item)) show();
      else commit([item]);
      return;
    }
    if (!has(item) && options.limit !== undefined && selected.length >= options.limit) {
      return list.note(`At most ${options.limit} can be chosen`);
    }
    commit(has(item) ? selected.filter(other => other.key !== item.key) : [...selected, item]);
    if (isOpen) void ask('');
    input.focus();
  }

  /** @param {string} query */
  async function ask(query) {
    asked += 1;
    const turn = asked;
    if (query.length < (options.minQuery ?? 0))
      return list.note(`Type ${options.minQuery} or more characters`);
    const answer = options.search(query);
    if (Array.isArray(answer)) return offer(answer);
    list.note('Searching…');
    const found = await answer.catch(() => null);
    if (turn !== asked || !isOpen) return;
    if (found) offer(found);
    else list.note('Could not load the options. Try again.');
  }

  /** @param {Item[]} items */
  function offer(items) {
    if (items.length === 0) list.note('No results');
    else list.show(items);
  }

  function open() {
    if (isOpen) return;
    isOpen = true;
    list.root.hidden = false;
    root.classList.add('open');
    input.setAttribute('aria-expanded', 'true');
    if (!options.multiple) input.select();
    void ask('');
    list.root.scrollIntoView({ block: 'nearest' });
  }

  function close() {
    isOpen = false;
    list.root.hidden = true;
    root.classList.remove('open');
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function onEnter() {
    const item = list.active();
    if (!isOpen) open();
    else if (item) toggle(item);
  }

  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen) list.move(event.key === 'ArrowDown' ? 1 : -1);
      else open();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      onEnter();
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
      show();
    } else if (event.key === 'Backspace' && options.multiple && input.value === '' && selected.length > 0) {
      commit(selected.slice(0, -1));
    }
  });
  input.addEventListener('input', () => {
    open();
    void ask(input.value.trim());
  });
  input.addEventListener('blur', () => {
    close();
    show();
  });
  box.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('button')) return;
    input.focus();
    open();
  });
  show();
  return root;
}
