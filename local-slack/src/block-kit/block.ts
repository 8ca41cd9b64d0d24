/** A Block Kit block or element as sent: only `type` is certain before validation. */
export type Block = Record<string, unknown> & { type: string };

export interface TextItem {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

/** An option object of a menu, a checkbox group or a radio group. */
export interface OptionItem {
  text: TextItem;
  value: string;
  description?: TextItem;
  url?: string;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isBlock(value: unknown): value is Block {
  return isRecord(value) && typeof value.type === 'string';
}

/** The blocks or elements in `value`; empty when it isn't a list. */
export function blocksIn(value: unknown): Block[] {
  return Array.isArray(value) ? value.filter(isBlock) : [];
}

/** The `text` of a text object, or '' when there is none. */
export function textOf(value: unknown): string {
  return isRecord(value) && typeof value.text === 'string' ? value.text : '';
}

/** The options of a menu in display order, including those in groups. */
export function optionsOf(element: Block): OptionItem[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups : [];
  const lists = [element.options, ...groups.map(group => (isRecord(group) ? group.options : undefined))];
  return lists.flatMap(list => (Array.isArray(list) ? (list as OptionItem[]) : []));
}

/** Every block in reading order; nested ones follow the container or carousel that contains them. */
export function withNested(blocks: Block[]): Block[] {
  return blocks.flatMap(block => {
    if (block.type === 'container') return [block, ...withNested(blocksIn(block.child_blocks))];
    if (block.type === 'carousel') return [block, ...withNested(blocksIn(block.elements))];
    if (block.type === 'plan') return [block, ...withNested(blocksIn(block.tasks))];
    return [block];
  });
}

/** The elements of one block that a person can use. */
export function elementsOf(block: Block): Block[] {
  switch (block.type) {
    case 'section':
      return blocksIn([block.accessory]);
    case 'input':
      return blocksIn([block.element]);
    case 'actions':
    case 'context_actions':
      return blocksIn(block.elements);
    case 'card':
      return blocksIn(block.actions);
    default:
      return [];
  }
}
