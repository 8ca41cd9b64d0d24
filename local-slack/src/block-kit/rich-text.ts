import type { Check } from './check.ts';
import { boolean, byType, integer, list, object, oneOf, string, url } from './check.ts';
import { identifier } from './composition.ts';

// docs.slack.dev/reference/block-kit/blocks/rich-text-block

const id = string({ min: 1 });
const border = oneOf(0, 1);

const style = object({
  optional: { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean },
});

function inline(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return object({ required, optional: { ...optional, style } });
}

const text = inline({ text: string({ min: 1 }) });
const link = inline({ url: url(3000) }, { text: string({ min: 1 }), unsafe: boolean });

const inlineElement = byType({
  text,
  link,
  emoji: inline({ name: id }, { unicode: string(), url: url(3000), skin_tone: integer({ min: 1, max: 6 }) }),
  user: inline({ user_id: id }),
  usergroup: inline({ usergroup_id: id }),
  team: inline({ team_id: id }),
  channel: inline({ channel_id: id }),
  broadcast: inline({ range: oneOf('here', 'channel', 'everyone') }),
  date: inline({ timestamp: integer(), format: id }, { url: url(3000), fallback: string() }),
  color: inline({ value: id }),
});

const section = object({ required: { elements: list(inlineElement) } });

const part = byType({
  rich_text_section: section,
  rich_text_list: object({
    required: { elements: list(byType({ rich_text_section: section })), style: oneOf('bullet', 'ordered') },
    optional: { indent: integer({ min: 0, max: 8 }), offset: integer({ min: 0 }), border },
  }),
  rich_text_quote: object({ required: { elements: list(inlineElement) }, optional: { border } }),
  rich_text_preformatted: object({
    required: { elements: list(byType({ text, link })) },
    optional: { border },
  }),
});

/** The fields of a `rich_text` block. */
export const richTextFields = object({
  required: { elements: list(part) },
  optional: { block_id: identifier },
});

/** A whole `rich_text` block inside something else: a table cell, a title, an initial value. */
export const richText = byType({ rich_text: richTextFields });
