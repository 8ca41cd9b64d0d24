import type { Block } from './block.ts';
import { elementsOf, isBlock, isRecord } from './block.ts';
import type { Inspection } from './check.ts';
import { complain } from './check.ts';

interface Placed {
  block: Block;
  at: string;
}

function placed(blocks: unknown, at: string): Placed[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block, index) => {
    if (!isBlock(block)) return [];
    const here = `${at}/${index}`;
    return [
      { block, at: here },
      ...placed(block.child_blocks, `${here}/child_blocks`),
      ...cards(block, here),
    ];
  });
}

function cards(block: Block, at: string): Placed[] {
  return block.type === 'carousel' ? placed(block.elements, `${at}/elements`) : [];
}

function elementPointer(block: Block, index: number): string {
  if (block.type === 'section') return 'accessory';
  if (block.type === 'input') return 'element';
  return block.type === 'card' ? `actions/${index}` : `elements/${index}`;
}

/** A message has room for this many characters in the cells of its tables (docs: data table block). */
const MOST_IN_CELLS = 10_000;
/** Slack's page doesn't say how many charts a message may have; its refusal does (vercel/chat #696). */
const MOST_CHARTS = 2;

/** How many characters people read in a cell, or in the parts of rich text. */
function charactersIn(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, inner) => sum + charactersIn(inner), 0);
  if (!isRecord(part)) return 0;
  return (typeof part.text === 'string' ? part.text.length : 0) + charactersIn(part.elements);
}

/**
 * Faults of blocks that are each valid alone: the same `block_id` twice, the same `action_id` twice in one block, two
 * elements that want the focus, a second table, a third chart, tables of more than 10 000 characters in total, markdown
 * of more than 12 000.
 */
export function checkTogether(blocks: unknown, at: string, inspection: Inspection): void {
  const blockIds = new Set<unknown>();
  let focused = 0;
  let tables = 0;
  let charts = 0;
  let markdown = 0;
  let inCells = 0;
  for (const { block, at: here } of placed(blocks, at)) {
    if (block.block_id !== undefined) {
      if (blockIds.has(block.block_id)) {
        complain(inspection, `\`block_id\` "${block.block_id}" already exists`, `${here}/block_id`);
      }
      blockIds.add(block.block_id);
    }
    const actionIds = new Set<unknown>();
    for (const [index, element] of elementsOf(block).entries()) {
      const place = `${here}/${elementPointer(block, index)}`;
      if (element.action_id !== undefined) {
        if (actionIds.has(element.action_id)) {
          complain(inspection, `\`action_id\` "${element.action_id}" already exists`, `${place}/action_id`);
        }
        actionIds.add(element.action_id);
      }
      if (element.focus_on_load === true && ++focused > 1) {
        complain(inspection, 'only one element can have `focus_on_load`', `${place}/focus_on_load`);
      }
    }
    if (block.type === 'table' && ++tables > 1) complain(inspection, 'only_one_table_allowed', here);
    if (block.type === 'data_visualization' && ++charts > MOST_CHARTS) {
      complain(inspection, `no more than ${MOST_CHARTS} data_visualization blocks allowed`, here);
    }
    if (block.type === 'table' || block.type === 'data_table') {
      inCells += charactersIn(block.rows);
      if (inCells > MOST_IN_CELLS) {
        complain(inspection, `must be less than ${MOST_IN_CELLS + 1} characters`, `${here}/rows`);
      }
    }
    if (block.type === 'markdown' && typeof block.text === 'string' && block.text.length <= 12_000) {
      markdown += block.text.length;
      if (markdown > 12_000) complain(inspection, 'must be less than 12001 characters', `${here}/text`);
    }
  }
}

/** The index of the first input block, or -1. */
export function firstInput(blocks: unknown): number {
  return Array.isArray(blocks) ? blocks.findIndex(block => isBlock(block) && block.type === 'input') : -1;
}
