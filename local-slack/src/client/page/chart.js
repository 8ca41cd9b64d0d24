import { overCategories } from './axes.js';
import { h, uniqueId } from './dom.js';
import { svg } from './svg.js';
import { table } from './tables.js';

/** @import { Surface } from './parts.ts' */
/** @import { ChartPoint, DataVisualization } from '../shown-blocks.ts' */

/**
 * A chart under its title, with its key, and the same numbers as a table for those who can't see the drawing.
 * @param {DataVisualization} block
 * @param {Surface} surface
 */
export function chart({ title, chart: data }, surface) {
  const titleId = uniqueId('chart');
  const isPie = data.type === 'pie';
  const label = `${title}, ${data.type} chart`;
  const names = isPie ? shares(data.segments) : data.series.map(({ name }) => name);
  const [attributes, ...drawn] = isPie ? pie(data.segments) : overCategories(data);
  const { x_label: xLabel, y_label: yLabel } = isPie ? {} : data.axis_config;
  return h(
    'figure.chart',
    { 'aria-labelledby': titleId },
    h('figcaption', { id: titleId, dir: 'auto' }, title),
    yLabel && h('small', { dir: 'auto' }, yLabel),
    svg('svg', { ...attributes, class: data.type, role: 'img', 'aria-label': label }, ...drawn),
    xLabel && h('small.x-label', { dir: 'auto' }, xLabel),
    h(
      'ul.key',
      {},
      names.map((name, index) => h('li', {}, h(`i.series-${index}`, { 'aria-hidden': 'true' }), name)),
    ),
    h('details.numbers', {}, h('summary', {}, 'Show as a table'), numbers(title, data, surface)),
  );
}

/** @param {ChartPoint[]} segments */
function shares(segments) {
  const whole = segments.reduce((sum, { value }) => sum + value, 0);
  return segments.map(({ label, value }) => `${label} ${Math.round((value / whole) * 100)}%`);
}

/**
 * @param {ChartPoint[]} segments
 * @returns {[Record<string, string>, ...SVGElement[]]}
 */
function pie(segments) {
  const whole = segments.reduce((sum, { value }) => sum + value, 0);
  let turned = 0;
  // Each segment is a part of a circle's thick line, a little longer than its share: no gap shows between them.
  const drawn = segments.map(({ value }, index) => {
    const share = (value / whole) * 100;
    const attributes = { cx: 50, cy: 50, r: 24, fill: 'none', 'stroke-width': 48, pathLength: 100 };
    const part = { 'stroke-dasharray': `${share + 0.4} 100`, 'stroke-dashoffset': -turned };
    turned += share;
    return svg('circle', { ...attributes, ...part, class: `line series-${index}` });
  });
  return [{ viewBox: '0 0 100 100' }, ...drawn];
}

/**
 * @param {string} title
 * @param {DataVisualization['chart']} data
 * @param {Surface} surface
 */
function numbers(title, data, surface) {
  /** @param {string | number} content */
  const cell = content => ({ type: /** @type {const} */ ('raw_text'), text: String(content) });
  const rows =
    data.type === 'pie'
      ? [['Part', 'Value'], ...data.segments.map(({ label, value }) => [label, value])]
      : [
          [data.axis_config.x_label ?? 'Category', ...data.series.map(({ name }) => name)],
          ...data.axis_config.categories.map(category => [
            category,
            ...data.series.map(series => series.data.find(({ label }) => label === category)?.value ?? ''),
          ]),
        ];
  return table({ type: 'table', rows: rows.map(row => row.map(cell)) }, surface, title);
}
