import type { Block } from './block-kit/block.ts';
import { isRecord } from './block-kit/block.ts';
import { hex } from './ids.ts';

const textDefaults: Record<string, [string, boolean]> = {
  plain_text: ['emoji', true],
  mrkdwn: ['verbatim', false],
};

const actionElements = new Set([
  'button',
  'workflow_button',
  'icon_button',
  'feedback_buttons',
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'plain_text_input',
  'rich_text_input',
  'email_text_input',
  'number_input',
  'url_text_input',
  'file_input',
  'overflow',
  'static_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'external_select',
  'multi_static_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
  'multi_external_select',
]);

function complete(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(complete);
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) copy[key] = complete(inner);
  const type = typeof copy.type === 'string' ? copy.type : '';
  const fallback = textDefaults[type];
  if (fallback && typeof copy.text === 'string' && copy[fallback[0]] === undefined)
    copy[fallback[0]] = fallback[1];
  if (actionElements.has(type) && !copy.action_id) copy.action_id = hex(5);
  return copy;
}

/** Valid blocks as Slack stores and returns them: with missing ids and defaults added. */
export function normaliseBlocks(blocks: unknown[]): Block[] {
  return blocks.map(block => {
    const copy = complete(block) as Block;
    if (!copy.block_id) copy.block_id = hex(5);
    if (Array.isArray(copy.child_blocks)) copy.child_blocks = normaliseBlocks(copy.child_blocks);
    if (copy.type === 'carousel' && Array.isArray(copy.elements))
      copy.elements = normaliseBlocks(copy.elements);
    if (copy.type === 'input') {
      copy.optional ??= false;
      copy.dispatch_action ??= false;
    }
    return copy;
  });
}

/** A title or button text of a view as Slack returns it. */
export function normaliseText(text: unknown): Record<string, unknown> | null {
  return isRecord(text) ? (complete(text) as Record<string, unknown>) : null;
}
