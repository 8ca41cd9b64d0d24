import { fill, h, uniqueId } from './dom.js';

/**
 * @typedef {{ key: string, label: string, description?: string, group?: string, mark?: Node, value: unknown }} Item
 */

/**
 * A select that can be typed into: single or multiple, with given items or with items that are asked for.
 * @param {{
 *   labelledBy?: string, label?: string, describedBy?: string, placeholder?: string, focusKey: string,
 *   multiple: boolean, limit?: number, clearable?: boolean, minQuery?: number, selected: Item[],
 *   search(query: string): Item[] | Promise<Item[]>, onChange(items: Item[]): void,
 * }} options `minQuery`: characters to type before `search` is asked; `limit`: most items to select
 */
export function combobox(options) {
  const state = { selected: [...options.selected], items: [], active: -1, isOpen: false, asked: 0 };
  const listId = uniqueId('list');
  const input = h('input', {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-controls': listId,
    'aria-labelledby': options.labelledBy,
    'aria-label': options.labelledBy ? null : options.label,
    'aria-describedby': options.describedBy,
    'data-focus-key': options.focusKey,
  });
  const list = h('ul.options', {
    id: listId,
    role: 'listbox',
    'aria-multiselectable': options.multiple,
    hidden: true,
  });
  const chips = h('span.chips');
  const box = h('div.select-box', {}, chips, input);
  const root = h('div.select', { 'data-multiple': options.multiple }, box, list);

  const isFull = () =>
    options.multiple && options.limit !== undefined && state.selected.length >= options.limit;

  function show() {
    const single = options.multiple ? undefined : state.selected[0];
    input.value = single ? single.label : '';
    input.placeholder = state.selected.length > 0 ? '' : options.placeholder || 'Choose…';
    fill(
      chips,
      options.multiple &&
        state.selected.map(item =>
          h(
            'span.chip',
            {},
            h('bdi', {}, item.label),
            h(
              'button',
              { type: 'button', 'aria-label': `Remove ${item.label}`, onclick: () => toggle(item) },
              '×',
            ),
          ),
        ),
      !options.multiple &&
        options.clearable &&
        single &&
        h('button.clear', { type: 'button', 'aria-label': 'Clear', onclick: () => commit([]) }, '×'),
    );
  }

  function commit(items) {
    state.selected = items;
    show();
    options.onChange(items);
  }

  function toggle(item) {
    const has = state.selected.some(other => other.key === item.key);
    if (!options.multiple) {
      close();
      if (!has) commit([item]);
      else show();
      return;
    }
    if (!has && isFull()) return;
    commit(has ? state.selected.filter(other => other.key !== item.key) : [...state.selected, item]);
    input.value = '';
    if (state.isOpen) ask('');
    input.focus();
  }

  async function ask(query) {
    state.asked += 1;
    const turn = state.asked;
    if (query.length < (options.minQuery ?? 0)) {
      return note(`Type ${options.minQuery} or more characters to search`);
    }
    const answer = options.search(query);
    if (answer instanceof Promise) note('Searching…');
    const found =
      (await answer.then?.(
        items => items,
        () => null,
      )) ?? answer;
    if (turn !== state.asked || !state.isOpen) return;
    if (!Array.isArray(found)) return note('Could not load the options. Try again.');
    state.items = found;
    state.active = found.length > 0 ? 0 : -1;
    if (found.length === 0) return note('No results');
    paint();
  }

  function note(text) {
    state.items = [];
    state.active = -1;
    input.removeAttribute('aria-activedescendant');
    fill(list, h('li.note', { role: 'presentation' }, text));
  }

  function paint() {
    let group;
    fill(
      list,
      state.items.map((item, index) => {
        const heading =
          item.group !== undefined &&
          item.group !== group &&
          h('li.group', { role: 'presentation' }, item.group);
        group = item.group;
        const isSelected = state.selected.some(other => other.key === item.key);
        return [heading, optionNode(item, index, isSelected)];
      }),
    );
    mark();
  }

  function optionNode(item, index, isSelected) {
    return h(
      'li.option',
      {
        id: `${listId}-${index}`,
        role: 'option',
        'aria-selected': String(isSelected),
        'aria-label': item.label,
        onmousedown: event => event.preventDefault(),
        onclick: () => toggle(item),
        onmousemove: () => {
          state.active = index;
          mark();
        },
      },
      item.mark,
      h(
        'span.option-text',
        {},
        h('bdi', {}, item.label),
        item.description && h('small', { dir: 'auto' }, item.description),
      ),
      h('span.tick', { 'aria-hidden': 'true' }, isSelected ? '✓' : ''),
    );
  }

  function mark() {
    for (const node of list.querySelectorAll('.option')) node.classList.remove('active');
    const node = list.querySelector(`#${listId}-${state.active}`);
    if (!node) return;
    node.classList.add('active');
    input.setAttribute('aria-activedescendant', node.id);
  }

  function move(step) {
    if (state.items.length === 0) return;
    state.active = (state.active + step + state.items.length) % state.items.length;
    mark();
    list.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  function open() {
    if (state.isOpen) return;
    state.isOpen = true;
    list.hidden = false;
    root.classList.add('open');
    input.setAttribute('aria-expanded', 'true');
    if (!options.multiple) input.select();
    ask('');
    list.scrollIntoView({ block: 'nearest' });
  }

  function close() {
    state.isOpen = false;
    list.hidden = true;
    root.classList.remove('open');
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function onKey(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (state.isOpen) move(event.key === 'ArrowDown' ? 1 : -1);
      else open();
    } else if (event.key === 'Enter' && state.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      if (state.items[state.active]) toggle(state.items[state.active]);
    } else if (event.key === 'Escape' && state.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
      show();
    } else if (
      event.key === 'Backspace' &&
      options.multiple &&
      input.value === '' &&
      state.selected.length > 0
    ) {
      commit(state.selected.slice(0, -1));
    }
  }

  box.addEventListener('click', event => {
    if (event.target.closest('button')) return;
    input.focus();
    open();
  });
  input.addEventListener('input', () => {
    open();
    ask(input.value.trim());
  });
  input.addEventListener('keydown', onKey);
  input.addEventListener('blur', () => {
    close();
    show();
  });
  show();
  return root;
}
