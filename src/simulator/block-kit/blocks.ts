import type { Check, Rule, Surface } from './check.ts';
import {
  boolean,
  byType,
  complain,
  integer,
  list,
  number,
  object,
  oneOf,
  only,
  string,
  url,
} from './check.ts';
import {
  anyText,
  identifier,
  imageSource,
  mrkdwn,
  mustDefine,
  oneImageSource,
  plainText,
} from './composition.ts';
import {
  accessory,
  actionElement,
  buttonElement,
  contextAction,
  imageElement,
  imageFields,
  inputElement,
} from './elements.ts';
import { richText, richTextFields } from './rich-text.ts';

// docs.slack.dev/reference/block-kit/blocks, and the comments of @slack/types 3.2 for the newer blocks.

function block(
  fields: { required?: Record<string, Check>; optional?: Record<string, Check> },
  ...rules: Rule[]
) {
  return object({ ...fields, optional: { block_id: identifier, ...fields.optional } }, ...rules);
}

const contextElement: Check = (value, at, inspection) => {
  const isImage = (value as { type?: unknown } | null)?.type === 'image';
  (isImage ? byType({ image: imageFields }) : anyText(3000))(value, at, inspection);
};

const cell = byType({
  raw_text: object({ required: { text: string({ min: 1 }) } }),
  raw_number: object({ required: { value: number, text: string({ min: 1 }) } }),
  rich_text: richTextFields,
});

const columnSetting = object({
  optional: { align: oneOf('left', 'center', 'right'), is_wrapped: boolean },
});

const collapsedNeedsCollapsible: Rule = (container, at, inspection) => {
  if (container.default_collapsed === true && container.is_collapsible !== true) {
    complain(inspection, '`default_collapsed` requires `is_collapsible`', `${at}/default_collapsed`);
  }
};

const card = block(
  {
    optional: {
      hero_image: imageElement,
      icon: imageElement,
      title: mrkdwn(150),
      subtitle: mrkdwn(150),
      body: mrkdwn(200),
      actions: list(buttonElement, { min: 1 }),
    },
  },
  mustDefine(['hero_image', 'title', 'actions', 'body']),
);

const task = block({
  required: {
    task_id: string({ min: 1 }),
    title: string({ min: 1 }),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  optional: {
    details: richText,
    output: richText,
    sources: list(byType({ url: object({ required: { url: url(3000), text: string({ min: 1 }) } }) })),
  },
});

const table: Record<string, Check> = {
  actions: block({ required: { elements: list(actionElement, { min: 1, max: 25 }) } }),
  alert: block({
    required: { text: anyText(200) },
    optional: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  }),
  card,
  carousel: block({ required: { elements: list(byType({ card }), { min: 1, max: 10 }) } }),
  context: block({ required: { elements: list(contextElement, { min: 1, max: 10 }) } }),
  context_actions: block({ required: { elements: list(contextAction, { min: 1, max: 5 }) } }),
  data_table: block({
    required: { rows: list(list(cell), { min: 1 }), caption: string({ min: 1 }) },
    optional: { page_size: integer({ min: 1, max: 100 }), row_header_column_index: integer({ min: 0 }) },
  }),
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
  table: block({
    required: { rows: list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 }) },
    optional: { column_settings: list(columnSetting, { max: 20 }) },
  }),
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

// What is not here goes everywhere (docs.slack.dev/blocks.json; for card, as its carousel).
const surfaces: Record<string, Surface[]> = {
  alert: ['modal'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  container: ['message'],
  context_actions: ['message'],
  data_table: ['message'],
  file: ['message'],
  markdown: ['message'],
  plan: ['message'],
  table: ['message'],
  task_card: ['message'],
};

/** Any block, on the surfaces where it may stand. */
export const anyBlock: Check = byType(
  Object.fromEntries(
    Object.entries(table).map(([type, check]) => {
      const where = surfaces[type];
      return [type, where ? only(where, type, check) : check];
    }),
  ),
);
