import { randomBytes } from 'node:crypto';
import type { Block } from './block.ts';
import { isBlock } from './block.ts';

/** Short and random, like the ids Slack makes. */
function fresh(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

const idless = new Set(['image', 'url']);

/**
 * The blocks as Slack keeps and sends them: where the app gave no `block_id` or `action_id` there is a made-up one.
 * Everything else stays; the blocks given are not changed.
 */
export function withIds(blocks: Block[], makeId: () => string = fresh): Block[] {
  return blocks.map(block => {
    const named: Block = { ...block, block_id: (block.block_id as string | undefined) || makeId() };
    if (isBlock(block.accessory)) named.accessory = withActionId(block.accessory, makeId);
    if (isBlock(block.element)) named.element = withActionId(block.element, makeId);
    if (block.type === 'actions' || block.type === 'context_actions') {
      named.elements = elements(block.elements, makeId);
    }
    if (block.type === 'card' && block.actions !== undefined) named.actions = elements(block.actions, makeId);
    if (block.type === 'carousel') named.elements = withIds(block.elements as Block[], makeId);
    if (block.type === 'container') named.child_blocks = withIds(block.child_blocks as Block[], makeId);
    return named;
  });
}

function elements(list: unknown, makeId: () => string): Block[] {
  return (list as Block[]).map(element => withActionId(element, makeId));
}

function withActionId(element: Block, makeId: () => string): Block {
  if (idless.has(element.type)) return element;
  return { ...element, action_id: (element.action_id as string | undefined) || makeId() };
}
