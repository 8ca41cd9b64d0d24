import type { Block } from './block-kit/block.ts';
import { blocksIn, elementsOf, isBlock, isRecord, optionsOf, textOf } from './block-kit/block.ts';
import type { Names } from './block-kit/shown-text.ts';
import { shownMrkdwn, shownRichText, shownText } from './block-kit/shown-text.ts';
import { shownFile } from './files/file-types.ts';

/** The text that a person reads in these blocks, with one line per line, field, row of buttons or input. */
export function plainText(blocks: Block[], names: Names): string {
  return blocks
    .flatMap(block => linesOf(block, names))
    .filter(line => line !== '')
    .join('\n');
}

function linesOf(block: Block, names: Names): string[] {
  const show = (value: unknown) => shownText(value, names);
  switch (block.type) {
    case 'header':
    case 'alert':
      return [show(block.text)];
    case 'section': {
      const fields = Array.isArray(block.fields) ? block.fields.map(show) : [];
      return [show(block.text), ...fields, ...elementsOf(block).map(one => elementLine(one, names))];
    }
    case 'context':
      return [
        blocksIn(block.elements)
          .map(one => (one.type === 'image' ? `[image: ${one.alt_text}]` : show(one)))
          .join(' '),
      ];
    case 'actions':
    case 'context_actions':
      return [
        elementsOf(block)
          .map(one => elementLine(one, names))
          .join(' '),
      ];
    case 'input':
      return inputLines(block, names);
    case 'divider':
      return ['───'];
    case 'image':
      return [show(block.title), `[image: ${block.alt_text}]`];
    case 'markdown':
      return [shownMrkdwn(String(block.text), names)];
    case 'rich_text':
      return [shownRichText(block, names)];
    case 'table':
    case 'data_table':
      return [String(block.caption ?? ''), ...rowsOf(block).map(row => rowLine(row, names))];
    case 'data_visualization':
      return chartLines(block);
    case 'card': {
      const buttons = elementsOf(block).map(one => elementLine(one, names));
      const image = isRecord(block.hero_image) ? `[image: ${block.hero_image.alt_text}]` : '';
      return [image, show(block.title), show(block.subtitle), show(block.body), buttons.join(' ')];
    }
    case 'carousel':
      return blocksIn(block.elements).flatMap(card => linesOf(card, names));
    case 'container': {
      const title = block.rich_text_title ? shownRichText(block.rich_text_title, names) : show(block.title);
      const children = blocksIn(block.child_blocks).flatMap(child => linesOf(child, names));
      return [title, show(block.subtitle), ...children];
    }
    case 'plan':
      return [String(block.title), ...blocksIn(block.tasks).flatMap(task => linesOf(task, names))];
    case 'task_card':
      return [String(block.title), shownRichText(block.details, names), shownRichText(block.output, names)];
    case 'video':
      return [`[video: ${textOf(block.title)}]`, textOf(block.description)];
    case 'file':
      return ['[file]'];
    default:
      return [];
  }
}

function inputLines(block: Block, names: Names): string[] {
  const [element] = elementsOf(block);
  const optional = block.optional === true ? ' (optional)' : '';
  const value = element ? initialText(element, names) : '';
  return [`${textOf(block.label)}${optional}: ${value || '____'}`, textOf(block.hint)];
}

function elementLine(element: Block, names: Names): string {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return `[${textOf(element.text)}]`;
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button]
        .map(one => `[${textOf(isRecord(one) ? one.text : undefined)}]`)
        .join(' ');
    case 'image':
      return `[image: ${element.alt_text}]`;
    case 'overflow':
      return `[⋯ ${optionsOf(element)
        .map(option => option.text.text)
        .join(' | ')}]`;
    case 'checkboxes':
    case 'radio_buttons':
      return initialText(element, names);
    default:
      return `[${initialText(element, names) || textOf(element.placeholder) || '____'} ▾]`;
  }
}

/** The initial text of an element. */
function initialText(element: Block, names: Names): string {
  const selected = [element.initial_option, element.initial_options].flat().filter(isRecord);
  if (element.type === 'checkboxes' || element.type === 'radio_buttons') {
    const [on, off] = element.type === 'checkboxes' ? ['☑', '☐'] : ['●', '○'];
    return optionsOf(element)
      .map(option => {
        const isOn = selected.some(one => one.value === option.value);
        const description = option.description ? ` – ${shownText(option.description, names)}` : '';
        return `${isOn ? on : off} ${shownText(option.text, names)}${description}`;
      })
      .join('  ');
  }
  const users = [element.initial_user, element.initial_users].flat().filter(id => typeof id === 'string');
  const channels = [
    element.initial_channel,
    element.initial_channels,
    element.initial_conversation,
    element.initial_conversations,
  ]
    .flat()
    .filter(id => typeof id === 'string');
  const files = [element.initial_files].flat().filter(isRecord);
  return [
    ...files.map(file => shownFile(String(file.name), Number(file.size))),
    ...selected.map(option => textOf(option.text)),
    ...users.map(id => `@${names.user(id)}`),
    ...channels.map(id => `#${names.channel(id)}`),
    initialValue(element, names),
  ]
    .filter(text => text !== '')
    .join(', ');
}

function initialValue(element: Block, names: Names): string {
  if (isBlock(element.initial_value)) return shownRichText(element.initial_value, names);
  const at = element.initial_date_time;
  if (typeof at === 'number') return new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' ');
  const value = element.initial_value ?? element.initial_date ?? element.initial_time;
  return typeof value === 'string' ? value : '';
}

/** The title of a chart, and a line for each of its series, or for each segment of a pie. */
function chartLines(block: Block): string[] {
  const { segments, series } = (isRecord(block.chart) ? block.chart : {}) as Record<string, unknown>;
  const values = (points: unknown) =>
    recordsIn(points)
      .map(({ label, value }) => `${label} ${value}`)
      .join(', ');
  return [
    String(block.title),
    values(segments),
    ...recordsIn(series).map(({ name, data }) => `${name}: ${values(data)}`),
  ];
}

function recordsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function rowsOf(block: Block): Block[][] {
  return Array.isArray(block.rows) ? block.rows.map(blocksIn) : [];
}

function rowLine(row: Block[], names: Names): string {
  return row.map(cell => (cell.type === 'rich_text' ? shownRichText(cell, names) : textOf(cell))).join(' | ');
}
