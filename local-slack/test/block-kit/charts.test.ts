import { expect, test } from 'vitest';
import { validateBlocks } from '../../src/block-kit/validate.ts';
import { chars, faults, lineChart, pie, times } from './samples.ts';

const segments = (count: number) => times(count, index => ({ label: `s${index}`, value: 1 }));
const refused = (block: unknown) => faults(block, 'message');

test.each([
  ['a title of 50 characters', lineChart(1, 1, { title: chars(50) }), lineChart(1, 1, { title: chars(51) })],
  ['6 segments of a pie', pie(...segments(6)), pie(...segments(7))],
  ['6 series', lineChart(6, 2), lineChart(7, 2)],
  ['a pie of one segment', pie(...segments(1)), pie()],
  ['a label of 20 characters', pie({ label: chars(20), value: 1 }), pie({ label: chars(21), value: 1 })],
  ['a segment above 0', pie({ label: 'a', value: 0.1 }), pie({ label: 'a', value: 0 })],
])('validation accepts %s and refuses what is beyond', (_, inside, beyond) => {
  expect(refused(inside)).toEqual([]);
  expect(refused(beyond)).toHaveLength(1);
});

test('validation accepts 20 categories and refuses 21', () => {
  expect(refused(lineChart(1, 20))).toEqual([]);
  expect(refused(lineChart(1, 21)).join()).toContain('/chart/axis_config/categories');
});

const over = (categories: string[], data: [string, number][], name = 'a') => ({
  type: 'data_visualization',
  title: 'Invitations',
  chart: {
    type: 'bar',
    series: [
      { name: 'a', data: data.map(([label, value]) => ({ label, value })) },
      { name, data: categories.map(label => ({ label, value: -1 })) },
    ],
    axis_config: { categories, x_label: 'Week', y_label: 'People' },
  },
});

test('validation accepts values below 0, in any order of their labels', () => {
  expect(
    refused(
      over(
        ['x', 'y'],
        [
          ['y', -2],
          ['x', 3],
        ],
        'b',
      ),
    ),
  ).toEqual([]);
});

test.each([
  ['no value for a category', over(['x', 'y'], [['x', 1]], 'b'), '/chart/series/0/data'],
  ['a value for a category that isn’t there', over(['x'], [['z', 1]], 'b'), '/chart/series/0/data'],
  [
    'two values for one category',
    over(
      ['x', 'y'],
      [
        ['x', 1],
        ['x', 2],
      ],
      'b',
    ),
    '/chart/series/0/data',
  ],
  ['two series of one name', over(['x'], [['x', 1]]), '/chart/series'],
])('validation refuses a chart with %s', (_, chart, at) => {
  const found = refused(chart);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`[json-pointer:/blocks/0${at}]`);
});

test('validation refuses a category that is there twice', () => {
  expect(refused(over(['x', 'x'], [['x', 1]], 'b'))[0]).toContain('/chart/axis_config/categories');
});

test('validation refuses a chart of an unknown type, and series without axes', () => {
  expect(refused({ type: 'data_visualization', title: 't', chart: { type: 'donut', segments: [] } })).toEqual(
    ['unsupported type: donut [json-pointer:/blocks/0/chart/type]'],
  );
  expect(
    refused({ type: 'data_visualization', title: 't', chart: { type: 'line', series: [] } }).join(),
  ).toContain('missing required field: axis_config');
});

test('validation refuses a third chart in a message', () => {
  const chart = pie({ label: 'a', value: 1 });
  expect(validateBlocks([chart, chart], 'message')).toEqual([]);
  expect(validateBlocks([chart, chart, chart], 'message')).toEqual([
    'no more than 2 data_visualization blocks allowed [json-pointer:/blocks/2]',
  ]);
});
