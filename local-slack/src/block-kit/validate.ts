import { isRecord } from './block.ts';
import { anyBlock } from './blocks.ts';
import type { Check, Inspection, Surface } from './check.ts';
import { boolean, byType, complain, list, object, string } from './check.ts';
import { menuOption, mustDefine, optionGroup, plainText } from './composition.ts';
import { checkTogether, firstInput } from './together.ts';

export type { Surface } from './check.ts';

/** Slack says 250 kB, which may mean 250 000 bytes of UTF-8 JSON or more; this is the smaller one. */
const maxViewBytes = 250_000;

function inspectBlocks(blocks: unknown, at: string, inspection: Inspection): void {
  const max = inspection.surface === 'message' ? 50 : 100;
  list(anyBlock, { max })(blocks, at, inspection);
  checkTogether(blocks, at, inspection);
}

/**
 * What Slack would refuse in these blocks on that surface; empty when nothing. Each message ends with the JSON pointer
 * of the fault below `at`, as in Slack's `response_metadata.messages` (without `[ERROR] `).
 */
export function validateBlocks(blocks: unknown, surface: Surface, at = '/blocks'): string[] {
  const inspection: Inspection = { surface, messages: [] };
  inspectBlocks(blocks, at, inspection);
  return inspection.messages;
}

const viewFields = {
  private_metadata: string({ max: 3000 }),
  callback_id: string({ max: 255 }),
  external_id: string({ max: 255 }),
};

const blocks: Check = (value, at, inspection) => inspectBlocks(value, at, inspection);

const view = byType({
  modal: object({
    required: { title: plainText(24), blocks },
    optional: {
      ...viewFields,
      close: plainText(24),
      submit: plainText(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
  }),
  home: object({ required: { blocks }, optional: viewFields }),
});

/** Why Slack would refuse this view (a modal or an App Home), or null when it would not. */
export function validateView(
  value: unknown,
): { error: 'invalid_arguments' | 'view_too_large'; messages: string[] } | null {
  if (isRecord(value) && Buffer.byteLength(JSON.stringify(value)) > maxViewBytes) {
    return { error: 'view_too_large', messages: ['must be less than 250 kB [json-pointer:/view]'] };
  }
  const isHome = isRecord(value) && value.type === 'home';
  const inspection: Inspection = { surface: isHome ? 'home' : 'modal', messages: [] };
  if (isRecord(value) && value.type === undefined) {
    const missing = ['title', 'blocks', 'type'].filter(field => value[field] === undefined);
    for (const field of missing) complain(inspection, `missing required field: ${field}`, '/view');
  } else {
    view(value, '/view', inspection);
  }
  if (isRecord(value) && value.type === 'modal' && value.submit === undefined) {
    const input = firstInput(value.blocks);
    const pointer = `/view/blocks/${input}/input`;
    if (input >= 0) complain(inspection, 'must define `submit` to use an `input` block in modals', pointer);
  }
  return inspection.messages.length > 0
    ? { error: 'invalid_arguments', messages: inspection.messages }
    : null;
}

const suggestions = object(
  { optional: { options: list(menuOption, { max: 100 }), option_groups: list(optionGroup, { max: 100 }) } },
  mustDefine(['options', 'option_groups'], true),
);

/** What Slack would refuse in the answer to a `block_suggestion`: at most 100 options, or 100 groups of 100. */
export function validateOptions(answer: unknown): string[] {
  const inspection: Inspection = { surface: 'modal', messages: [] };
  suggestions(answer, '', inspection);
  return inspection.messages;
}
