import type { Check, Rule } from './check.ts';
import { byType, complain, list, number, object, string } from './check.ts';
import { block } from './composition.ts';

// docs.slack.dev/reference/block-kit/blocks/data-visualization-block. Clients of others accept up to 12 series and
// segments; Slack's page says 6.

const label = string({ min: 1, max: 20 });
const axisLabel = string({ min: 1, max: 50 });

const positive: Check = (value, at, inspection) => {
  number(value, at, inspection);
  if (typeof value === 'number' && value <= 0) complain(inspection, 'must be more than 0', at);
};

const series = object({
  required: {
    name: label,
    data: list(object({ required: { label, value: number } }), { min: 1, max: 20 }),
  },
});

function textsOf(values: unknown, field?: string): unknown[] {
  if (!Array.isArray(values)) return [];
  return values.map(value => (field ? (value as Record<string, unknown> | null)?.[field] : value));
}

/** No series has the name of another, and each has one value for each category. */
const seriesFitTheAxis: Rule = (chart, at, inspection) => {
  const { categories } = (chart.axis_config ?? {}) as { categories?: unknown };
  const names = textsOf(chart.series, 'name');
  if (new Set(names).size < names.length) complain(inspection, 'names must be unique', `${at}/series`);
  const wanted = new Set(textsOf(categories));
  if (wanted.size < textsOf(categories).length) {
    complain(inspection, 'must be unique', `${at}/axis_config/categories`);
  }
  for (const [index, data] of textsOf(chart.series, 'data').entries()) {
    const labels = textsOf(data, 'label');
    const found = new Set(labels);
    if (labels.length === wanted.size && found.size === wanted.size && labels.every(one => wanted.has(one)))
      continue;
    complain(inspection, 'labels must match `axis_config.categories`', `${at}/series/${index}/data`);
  }
};

const withAxes = object(
  {
    required: {
      series: list(series, { min: 1, max: 6 }),
      axis_config: object({
        required: { categories: list(label, { min: 1, max: 20 }) },
        optional: { x_label: axisLabel, y_label: axisLabel },
      }),
    },
  },
  seriesFitTheAxis,
);

/** The fields of a `data_visualization` block: a pie, bar, area or line chart. */
export const dataVisualization = block({
  required: {
    title: string({ min: 1, max: 50 }),
    chart: byType({
      pie: object({
        required: { segments: list(object({ required: { label, value: positive } }), { min: 1, max: 6 }) },
      }),
      bar: withAxes,
      area: withAxes,
      line: withAxes,
    }),
  },
});
