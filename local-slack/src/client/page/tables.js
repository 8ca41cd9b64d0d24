import { h } from './dom.js';
import { richText } from './rich-text.js';

/** @import { Surface } from './parts.ts' */
/** @import { Cell, DataTable, Table } from '../shown-blocks.ts' */

/**
 * @param {Table} block
 * @param {Surface} surface
 * @param {string} [name]
 */
export function table(block, surface, name = 'Table') {
  /**
   * @param {Cell} content
   * @param {number} index
   */
  const cell = (content, index) => {
    const settings = block.column_settings?.[index] ?? {};
    const node = h(
      'td',
      { dir: 'auto' },
      content.type === 'rich_text'
        ? richText(content, surface.names)
        : String(content.text ?? content.value ?? ''),
    );
    if (settings.align) node.style.textAlign = settings.align;
    return node;
  };
  const [head, ...rest] = block.rows;
  /** @param {HTMLElement} node */
  const asHead = node => {
    const th = h('th', { scope: 'col' }, ...node.childNodes);
    th.style.textAlign = node.style.textAlign;
    return th;
  };
  return h(
    'div.table-scroll',
    { tabindex: '0', role: 'group', 'aria-label': name },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          (head ?? []).map((content, index) => asHead(cell(content, index))),
        ),
      ),
      h(
        'tbody',
        {},
        rest.map(row => h('tr', {}, row.map(cell))),
      ),
    ),
  );
}

/**
 * @param {DataTable} block
 * @param {Surface} surface
 */
export function dataTable({ rows, caption, row_header_column_index: header }, surface) {
  const wide = table({ type: 'table', rows }, surface);
  wide.firstElementChild?.prepend(h('caption', {}, caption));
  if (header === undefined) return wide;
  for (const row of wide.querySelectorAll('tbody tr')) {
    const cell = row.children[header];
    if (cell) cell.replaceWith(h('th', { scope: 'row', dir: 'auto' }, ...cell.childNodes));
  }
  return wide;
}
