import { isBlock } from './block.ts';
import type { Rule } from './check.ts';
import { boolean, byType, complain, integer, list, number, object, oneOf, string, url } from './check.ts';
import { block, mrkdwn, mustDefine } from './composition.ts';
import { buttonElement, imageElement } from './elements.ts';
import { richText, richTextFields } from './rich-text.ts';

// The tables and cards of 2025 and 2026: docs.slack.dev/reference/block-kit/blocks, @slack/types 3.2.

// docs.slack.dev/reference/block-kit/composition-objects/slack-icon-object
const iconNames =
  'archive book bookmark bot bug calendar call caret-left caret-right check clipboard code comment compass copy cube download edit email eye-closed eye-open file flag folder gear globe heart help image info key lightbulb link map mobile new-window pin plus refine refresh rocket save screen share sparkle star star-filled tag thumbs-down thumbs-up trash upload user warning'.split(
    ' ',
  );

const cell = byType({
  raw_text: object({ required: { text: string({ min: 1 }) } }),
  raw_number: object({ required: { value: number, text: string({ min: 1 }) } }),
  rich_text: richTextFields,
});

const columnSetting = object({
  optional: { align: oneOf('left', 'center', 'right'), is_wrapped: boolean },
});

/** All rows of a data table are of one length, and its header is not formatted. */
const hasHeaderAndEqualRows: Rule = (table, at, inspection) => {
  if (!Array.isArray(table.rows)) return;
  const rows: unknown[][] = table.rows.filter(row => Array.isArray(row));
  for (const [index, row] of rows.entries()) {
    if (row.length !== rows[0]?.length) {
      complain(inspection, 'must have as many cells as the first row', `${at}/rows/${index}`);
    }
  }
  for (const [index, header] of (rows[0] ?? []).entries()) {
    if (!isBlock(header) || header.type !== 'rich_text') continue;
    complain(inspection, 'unsupported type: rich_text', `${at}/rows/0/${index}/type`);
  }
};

/** The fields of a `table` block. */
export const tableBlock = block({
  required: { rows: list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 }) },
  optional: { column_settings: list(columnSetting, { max: 20 }) },
});

/** The fields of a `data_table` block: a header and 1 to 100 rows. */
export const dataTable = block(
  {
    required: {
      rows: list(list(cell, { min: 1, max: 20 }), { min: 2, max: 101 }),
      caption: string({ min: 1 }),
    },
    optional: { page_size: integer({ min: 1, max: 100 }), row_header_column_index: integer({ min: 0 }) },
  },
  hasHeaderAndEqualRows,
);

const oneIcon: Rule = (card, at, inspection) => {
  if (card.icon !== undefined && card.slack_icon !== undefined) {
    complain(inspection, 'must define either `icon` or `slack_icon`', at);
  }
};

/** The fields of a `card` block. */
export const card = block(
  {
    optional: {
      hero_image: imageElement,
      icon: imageElement,
      slack_icon: byType({ icon: object({ required: { name: oneOf(...iconNames) } }) }),
      title: mrkdwn(150),
      subtitle: mrkdwn(150),
      body: mrkdwn(200),
      actions: list(buttonElement, { min: 1, max: 3 }),
    },
  },
  mustDefine(['hero_image', 'title', 'actions', 'body']),
  oneIcon,
);

/** The fields of a `task_card` block. */
export const task = block({
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
