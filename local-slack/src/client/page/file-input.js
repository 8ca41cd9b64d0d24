import { h } from './dom.js';
import { dropZone, fileChooser, fileLine, removeButton, sizeText } from './files.js';

/** @import { Field, OnValue, Surface } from './parts.ts' */
/** @import { SharedFile } from '../wire.ts' */

const LARGEST = 10 * 1024 * 1024;

/**
 * Block Kit's file_input: files are chosen or dropped, and uploaded at once.
 * @param {Field} field
 * @param {Surface} surface
 * @param {OnValue} onChange
 */
export function fileInput(field, surface, onChange) {
  const { element, block, naming, focusKey } = field;
  const files = field.value?.files ?? [];
  const most = element.max_files ?? 10;
  const isBusy = surface.isBusy(block, element);
  const problem = surface.problem(block, element);
  const types = (element.filetypes ?? []).map(type => type.toLowerCase());

  /** @param {File[]} chosen */
  async function take(chosen) {
    if (isBusy) return;
    const refusal = refusalOf(chosen, { types, left: most - files.length, most });
    if (refusal) return surface.complain(block, element, refusal);
    const uploaded = await surface.upload(block, element, chosen);
    if (uploaded.length > 0) onChange({ type: 'file_input', files: [...files, ...uploaded] });
    surface.redraw();
  }

  /** @param {SharedFile} file */
  function remove(file) {
    onChange({ type: 'file_input', files: files.filter(other => other !== file) });
    surface.redraw();
  }

  const root = h(
    'div.file-input',
    {},
    files.length > 0 &&
      h(
        'ul.files',
        {},
        files.map(file =>
          fileLine(
            file,
            removeButton(file, `${focusKey}/${file.id}`, () => remove(file)),
          ),
        ),
      ),
    files.length < most &&
      h(
        'div.drop-zone',
        {},
        fileChooser(
          {
            text: most > 1 ? 'Choose files' : 'Choose a file',
            labelledBy: naming.labelledBy,
            describedBy: naming.describedBy,
            accept: types.length > 0 ? types.map(type => `.${type}`).join(',') : null,
            multiple: most > 1,
            focusKey,
            disabled: isBusy,
          },
          take,
        ),
        h(
          'span',
          { role: 'status' },
          isBusy ? 'Uploading…' : most > 1 ? 'or drop them here' : 'or drop it here',
        ),
      ),
    problem && h('div.error', { role: 'alert' }, problem),
  );
  dropZone(root, take, () => files.length < most);
  return root;
}

/**
 * @param {File[]} files
 * @param {{ types: string[], left: number, most: number }} limits
 */
function refusalOf(files, { types, left, most }) {
  if (files.length > left) return `You can upload ${most === 1 ? 'one file' : `${most} files at most`}.`;
  for (const file of files) {
    const extension = /\.([^.\s]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
    if (types.length > 0 && !types.includes(extension)) {
      return `“${file.name}” cannot be uploaded here: ${types.map(type => `.${type}`).join(', ')} only.`;
    }
    if (file.size === 0) return `“${file.name}” is empty.`;
    if (file.size > LARGEST) return `“${file.name}” has ${sizeText(file.size)}; a form takes 10 MB at most.`;
  }
  return undefined;
}
