import { extensionOf } from '../files/file-types.ts';
import type { Block, OptionItem } from './block.ts';
import { isBlock, isRecord, optionsOf } from './block.ts';
import type { Shape, StateValue } from './state-value.ts';
import { shapeOf, stateOf } from './state-value.ts';

/** The entry after a person entered `given`; throws a sentence when the client would not let them. */
export function valueFrom(
  element: Block,
  label: string,
  given: unknown,
  offered: OptionItem[] = optionsOf(element),
): StateValue {
  const shape = shapeOf(element);
  const refuse = (why: string): never => {
    throw new Error(`"${label}" ${why}`);
  };
  switch (shape.kind) {
    case 'text': {
      if (typeof given !== 'string' && typeof given !== 'number') return refuse('takes text.');
      const typed = String(given);
      const max = element.type === 'plain_text_input' ? Number(element.max_length ?? 3000) : 3000;
      if (typed.length > max) return refuse(`takes ${max} characters at most, not ${typed.length}.`);
      return stateOf(element, typed === '' ? null : typed);
    }
    case 'option':
      return stateOf(element, find(given, offered) ?? refuse(noSuchOption(given, offered)));
    case 'options': {
      const all = listOf(given).map(entry => find(entry, offered) ?? refuse(noSuchOption(entry, offered)));
      return stateOf(element, fewEnough(element, [...new Set(all)], refuse));
    }
    case 'id':
      return stateOf(element, idFrom(given, shape) ?? refuse('takes an id.'));
    case 'ids': {
      const ids = listOf(given).map(entry => idFrom(entry, shape) ?? refuse('takes ids.'));
      return stateOf(element, fewEnough(element, [...new Set(ids)], refuse));
    }
    case 'date':
      if (!isDate(given)) return refuse('takes a date like 2026-01-31.');
      return stateOf(element, given);
    case 'time':
      if (typeof given !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(given)) {
        return refuse('takes a time like 16:30.');
      }
      return stateOf(element, given);
    case 'datetime': {
      const seconds = given instanceof Date ? Math.floor(given.getTime() / 1000) : given;
      if (!Number.isInteger(seconds)) return refuse('takes a date and time, in Unix seconds.');
      return stateOf(element, seconds);
    }
    case 'rich text':
      return stateOf(element, richTextFrom(given) ?? refuse('takes text or a rich_text block.'));
    case 'files':
      return stateOf(element, filesFrom(element, listOf(given), refuse));
  }
}

function listOf(given: unknown): unknown[] {
  return Array.isArray(given) ? given : [given];
}

function find(given: unknown, offered: OptionItem[]): OptionItem | undefined {
  const wanted = isRecord(given) ? given.value : given;
  return (
    offered.find(item => !isRecord(given) && item.text.text === wanted) ??
    offered.find(item => item.value === wanted)
  );
}

function noSuchOption(given: unknown, offered: OptionItem[]): string {
  const names = offered.map(item => `"${item.text.text}"`).join(', ');
  const wanted = isRecord(given) ? JSON.stringify(given) : `"${given}"`;
  return `has no option ${wanted}${names ? `; there are ${names}.` : ': it has none.'}`;
}

function idFrom(given: unknown, shape: Shape): string | undefined {
  const id = isRecord(given)
    ? shape.names?.map(name => given[name]).find(entry => entry !== undefined)
    : given;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function fewEnough<T>(element: Block, all: T[], refuse: (why: string) => never): T[] {
  const max = element.max_selected_items;
  if (typeof max === 'number' && all.length > max) refuse(`takes ${max} items at most, not ${all.length}.`);
  return all;
}

function isDate(given: unknown): given is string {
  if (typeof given !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(given)) return false;
  const at = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(given);
}

function richTextFrom(given: unknown): Block | undefined {
  if (isBlock(given)) return given.type === 'rich_text' ? given : undefined;
  if (typeof given !== 'string') return undefined;
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: given }] }],
  };
}

/** Slack's limit for one file of a file_input (docs.slack.dev: file_input). */
const largestInputFile = 10 * 1024 * 1024;

function filesFrom(element: Block, files: unknown[], refuse: (why: string) => never): unknown[] {
  const max = typeof element.max_files === 'number' ? element.max_files : 10;
  if (files.length > max) refuse(`takes ${max} files at most, not ${files.length}.`);
  const types = Array.isArray(element.filetypes) ? element.filetypes : undefined;
  for (const file of files) {
    if (!isRecord(file) || typeof file.id !== 'string') return refuse('takes files of Slack, with an id.');
    // The client has already made its own checks: Slack shows only the id of some files.
    if (file.name === undefined) continue;
    const extension = extensionOf(String(file.name));
    if (types && !types.some(type => String(type).toLowerCase() === extension)) {
      refuse(`takes ${types.join(', ')} files only.`);
    }
    if (Number(file.size) > largestInputFile) refuse('takes files of 10 MB at most.');
  }
  return files;
}
