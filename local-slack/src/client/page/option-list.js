import { fill, h, uniqueId } from './dom.js';

/** @import { Item } from './parts.ts' */

/**
 * The list that opens under a select: its options with one of them active, or a note instead.
 * @param {HTMLInputElement} input the text input that the list belongs to
 * @param {{ isMultiple: boolean, isSelected(item: Item): boolean, onPick(item: Item): void }} options
 */
export function createOptionList(input, { isMultiple, isSelected, onPick }) {
  const id = uniqueId('list');
  const root = h('ul.options', { id, role: 'listbox', 'aria-multiselectable': isMultiple, hidden: true });
  input.setAttribute('aria-controls', id);
  /** @type {Item[]} */
  let items = [];
  let active = -1;

  /** @param {number} index */
  function activate(index) {
    root.querySelector('.active')?.classList.remove('active');
    active = index;
    const node = root.querySelector(`#${id}-${active}`);
    if (!node) return input.removeAttribute('aria-activedescendant');
    node.classList.add('active');
    input.setAttribute('aria-activedescendant', node.id);
  }

  /**
   * @param {Item} item
   * @param {number} index
   */
  function optionNode(item, index) {
    const isChosen = isSelected(item);
    return h(
      'li.option',
      {
        id: `${id}-${index}`,
        role: 'option',
        'aria-selected': String(isChosen),
        onmousedown: event => event.preventDefault(),
        onclick: () => onPick(item),
        onmousemove: () => activate(index),
      },
      item.mark,
      h(
        'span.option-text',
        {},
        h('bdi', {}, item.label),
        item.description && h('small', { dir: 'auto' }, item.description),
      ),
      h('span.tick', { 'aria-hidden': 'true' }, isChosen ? '✓' : ''),
    );
  }

  return {
    root,
    active: () => items[active],
    /** @param {Item[]} next */
    show(next) {
      items = next;
      /** @type {string | undefined} */
      let group;
      fill(
        root,
        items.map((item, index) => {
          const isNewGroup = item.group !== undefined && item.group !== group;
          group = item.group;
          return [isNewGroup && h('li.group', { role: 'presentation' }, group), optionNode(item, index)];
        }),
      );
      activate(items.length > 0 ? 0 : -1);
    },
    /** @param {string} text */
    note(text) {
      items = [];
      activate(-1);
      fill(root, h('li.note', { role: 'presentation' }, text));
    },
    /** @param {number} step */
    move(step) {
      if (items.length === 0) return;
      activate((active + step + items.length) % items.length);
      root.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
    },
  };
}
