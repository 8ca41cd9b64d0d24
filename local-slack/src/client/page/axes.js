import { svg } from './svg.js';

/** @import { SeriesChart } from '../shown-blocks.ts' */

const WIDTH = 400;
const HEIGHT = 210;
const LEFT = 44;
const TOP = 10;
const BOTTOM = 28;
const STEPS = 4;

/**
 * The lowest and highest value to show, both round, with zero between them.
 * @param {number[]} values
 */
function rangeOf(values) {
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values, lowest === 0 ? 1 : 0);
  const rough = (highest - lowest) / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find(times => times * power >= rough) ?? 10);
  return { low: Math.floor(lowest / step) * step, high: Math.ceil(highest / step) * step, step };
}

/** @param {number} value */
const round = value => Math.round(value * 100) / 100;

/**
 * Bars, lines or areas over the categories of a chart: the attributes of the drawing, and its parts.
 * @param {SeriesChart} chart
 * @returns {[Record<string, string>, ...SVGElement[]]}
 */
export function overCategories(chart) {
  const { categories } = chart.axis_config;
  const rows = chart.series.map(({ data }) =>
    categories.map(category => data.find(({ label }) => label === category)?.value ?? 0),
  );
  const { low, high, step } = rangeOf(rows.flat());
  const slot = (WIDTH - LEFT) / categories.length;
  /** @param {number} value */
  const y = value => round(TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM));
  /** @param {number} index */
  const x = index => round(LEFT + (index + 0.5) * slot);
  const scale = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
  // Where names would touch, only every second, third … one is written.
  const widest = Math.max(...categories.map(category => category.length)) * 7.4 + 8;
  const every = Math.ceil(widest / slot);
  const drawn = chart.type === 'bar' ? bars(rows, { x, y, slot }) : lines(rows, { x, y }, chart.type);
  return [
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}` },
    ...scale.flatMap(value => [
      svg('line', { class: 'grid', x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value) }),
      svg('text', { class: 'tick', x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, short(value)),
    ]),
    ...drawn,
    ...categories.flatMap((category, index) =>
      index % every === 0
        ? [svg('text', { class: 'tick', x: x(index), y: HEIGHT - 10, 'text-anchor': 'middle' }, category)]
        : [],
    ),
  ];
}

/** @param {number} value */
function short(value) {
  return new Intl.NumberFormat('en', { notation: 'compact' }).format(value);
}

/**
 * @param {number[][]} rows
 * @param {{ x(index: number): number, y(value: number): number, slot: number }} place
 */
function bars(rows, { x, y, slot }) {
  const width = Math.min(28, (slot * 0.7) / rows.length);
  return rows.flatMap((values, row) =>
    values.map((value, index) =>
      svg('rect', {
        class: `series-${row}`,
        x: round(x(index) + (row - rows.length / 2) * width),
        width: round(Math.max(1, width - 1)),
        y: Math.min(y(value), y(0)),
        height: round(Math.abs(y(0) - y(value))),
      }),
    ),
  );
}

/**
 * @param {number[][]} rows
 * @param {{ x(index: number): number, y(value: number): number }} place
 * @param {'line' | 'area'} type
 */
function lines(rows, { x, y }, type) {
  return rows.flatMap((values, row) => {
    const points = values.map((value, index) => `${x(index)},${y(value)}`);
    const down = `${x(values.length - 1)},${y(0)} ${x(0)},${y(0)}`;
    return [
      ...(type === 'area'
        ? [svg('polygon', { class: `area series-${row}`, points: `${points.join(' ')} ${down}` })]
        : []),
      svg('polyline', { class: `line series-${row}`, points: points.join(' ') }),
      ...values.map((value, index) =>
        svg('circle', { class: `series-${row}`, cx: x(index), cy: y(value), r: 3 }),
      ),
    ];
  });
}
