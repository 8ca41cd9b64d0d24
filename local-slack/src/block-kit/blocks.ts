import { dataVisualization } from './charts.ts';
import type { Check, Rule, Surface } from './check.ts';
import { boolean, byType, complain, list, oneOf, only, string, url } from './check.ts';
import { anyText, block, imageSource, mustDefine, oneImageSource, plainText } from './composition.ts';
import {
  accessory,
  actionElement,
  contextAction,
  imageElement,
  imageFields,
  inputElement,
} from './elements.ts';
import { richText, richTextFields } from './rich-text.ts';
import { card, dataTable, tableBlock, task } from './tables-and-cards.ts';

// docs.slack.dev/reference/block-kit/blocks, and the comments of @slack/types 3.2 for the newer blocks.

const contextElement: Check = (value, at, inspection) => {
  const isImage = (value as { type?: unknown } | null)?.type === 'image';
  (isImage ? byType({ image: imageFields }) : anyText(3000))(value, at, inspection);
};

const table: Record<string, Check> = {
  actions: block({ required: { elements: list(actionElement, { min: 1, max: 25 }) } }),
  alert: block({
    required: { text: anyText(200) },
    optional: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  }),
  card,
  data_table: dataTable,
  data_visualization: dataVisualization,
  carousel: block({ required: { elements: list(byType({ card }), { min: 1, max: 10 }) } }),
  context: block({ required: { elements: list(contextElement, { min: 1, max: 10 }) } }),
  context_actions: block({ required: { elements: list(contextAction, { min: 1, max: 5 }) } }),
  divider: block({}),
  file: block({ required: { source: oneOf('remote'), external_id: string({ min: 1 }) } }),
  header: block({ required: { text: plainText(150) } }),
  image: block(
    {
      required: { alt_text: string({ min: 1, max: 2000 }) },
      optional: { ...imageSource, title: plainText(2000) },
    },
    oneImageSource,
  ),
  input: block({
    required: { label: plainText(2000), element: inputElement },
    optional: { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  }),
  markdown: block({ required: { text: string({ min: 1, max: 12_000 }) } }),
  plan: block({
    required: { title: string({ min: 1 }) },
    optional: { tasks: list(byType({ task_card: task })) },
  }),
  rich_text: richTextFields,
  section: block(
    {
      optional: {
        text: anyText(3000),
        fields: list(anyText(2000), { min: 1, max: 10 }),
        accessory,
        expand: boolean,
      },
    },
    mustDefine(['text', 'fields']),
  ),
  table: tableBlock,
  task_card: task,
  video: block({
    required: {
      video_url: url(3000, 'https'),
      thumbnail_url: url(3000),
      alt_text: string({ min: 1 }),
      title: plainText(199),
    },
    optional: {
      title_url: url(3000, 'https'),
      author_name: string({ max: 49 }),
      provider_name: string(),
      provider_icon_url: url(3000),
      description: plainText(3000),
    },
  }),
};

const collapsedNeedsCollapsible: Rule = (container, at, inspection) => {
  if (container.default_collapsed === true && container.is_collapsible !== true) {
    complain(inspection, '`default_collapsed` requires `is_collapsible`', `${at}/default_collapsed`);
  }
};

const childTypes = [
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];

table.container = block(
  {
    required: {
      child_blocks: list(byType(Object.fromEntries(childTypes.map(type => [type, table[type] as Check]))), {
        min: 1,
        max: 10,
      }),
    },
    optional: {
      title: plainText(150),
      rich_text_title: richText,
      subtitle: anyText(150),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: imageElement,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  },
  mustDefine(['title', 'rich_text_title']),
  collapsedNeedsCollapsible,
);

// Other blocks are allowed everywhere (docs.slack.dev/blocks.json).
const surfaces: Record<string, Surface[]> = {
  alert: ['modal'],
  carousel: ['message', 'home'],
  container: ['message'],
  context_actions: ['message'],
  data_table: ['message'],
  data_visualization: ['message'],
  file: ['message'],
  markdown: ['message'],
  plan: ['message'],
  table: ['message'],
  task_card: ['message'],
};

/** Any block, on the surfaces that allow it. */
export const anyBlock: Check = byType(
  Object.fromEntries(
    Object.entries(table).map(([type, check]) => {
      const where = surfaces[type];
      return [type, where ? only(where, type, check) : check];
    }),
  ),
);
