import type { Block } from '../../src/block-kit/block.ts';
import type { Surface } from '../../src/block-kit/validate.ts';
import { validateBlocks } from '../../src/block-kit/validate.ts';

export const chars = (count: number) => 'x'.repeat(count);
export const plain = (text = 'text') => ({ type: 'plain_text', text });
export const mrkdwn = (text = 'text') => ({ type: 'mrkdwn', text });
export const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
export const option = (index: number | string, more: Record<string, unknown> = {}) => ({
  text: plain(`Option ${index}`),
  value: `option-${index}`,
  ...more,
});
export const options = (count: number) => times(count, index => option(index));
export const button = (more: Record<string, unknown> = {}) => ({
  type: 'button',
  text: plain('Go'),
  ...more,
});
export const section = (more: Record<string, unknown> = {}): Block => ({
  type: 'section',
  text: mrkdwn(),
  ...more,
});
export const actions = (...elements: unknown[]): Block => ({ type: 'actions', elements });
export const input = (element: Record<string, unknown>, more: Record<string, unknown> = {}): Block => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
export const url = (length: number) => `https://example.com/${chars(length - 'https://example.com/'.length)}`;
export const image = (more: Record<string, unknown> = {}) => ({
  type: 'image',
  image_url: 'https://example.com/a.png',
  alt_text: 'a',
  ...more,
});
export const richText = (...elements: unknown[]): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const card = (more: Record<string, unknown> = {}): Block => ({
  type: 'card',
  title: mrkdwn(),
  ...more,
});
/** A chart of `series` lines, each over `categories` categories. */
export const lineChart = (series: number, categories: number, more: Record<string, unknown> = {}): Block => ({
  type: 'data_visualization',
  title: 'Invitations',
  chart: {
    type: 'line',
    series: times(series, number => ({
      name: `s${number}`,
      data: times(categories, index => ({ label: `c${index}`, value: index })),
    })),
    axis_config: { categories: times(categories, index => `c${index}`) },
  },
  ...more,
});
export const pie = (...segments: unknown[]): Block => ({
  type: 'data_visualization',
  title: 'Members',
  chart: { type: 'pie', segments },
});
export const container = (more: Record<string, unknown> = {}): Block => ({
  type: 'container',
  title: plain(),
  child_blocks: [{ type: 'divider' }],
  ...more,
});

/** The faults of one block on its own. */
export const faults = (block: unknown, surface: Surface = 'modal') => validateBlocks([block], surface);
