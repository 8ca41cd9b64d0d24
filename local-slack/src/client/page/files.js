import { h, uniqueId } from './dom.js';
import { icon } from './icons.js';

/** @import { Child } from './parts.ts' */
/** @import { SharedFile } from '../wire.ts' */

const UNITS = ['bytes', 'kB', 'MB', 'GB'];

/**
 * A file size for people.
 * @param {number} bytes
 */
export function sizeText(bytes) {
  let size = bytes;
  let unit = 0;
  for (; size >= 1024 && unit < UNITS.length - 1; unit += 1) size /= 1024;
  return `${size.toFixed(unit === 0 || size >= 10 ? 0 : 1)} ${UNITS[unit]}`;
}

/**
 * One file with its name and size.
 * @param {{ name: string, size: number }} file
 * @param {Node} action a link or a button for it
 */
export function fileLine(file, action) {
  return h(
    'li.file',
    {},
    icon('file'),
    h('bdi.file-name', {}, file.name),
    h('small', {}, sizeText(file.size)),
    action,
  );
}

/**
 * The button that removes a file from a list.
 * @param {SharedFile} file
 * @param {string} focusKey
 * @param {() => void} onRemove
 */
export function removeButton(file, focusKey, onRemove) {
  const attributes = { type: 'button', 'aria-label': `Remove ${file.name}`, onclick: onRemove };
  return h('button.icon-button', { ...attributes, 'data-focus-key': focusKey }, icon('close'));
}

/**
 * The browser's own control for choosing files, with a label that looks like a button.
 * @param {{ text: string | Node, label?: string, labelledBy?: string, describedBy?: string, accept?: string | null, multiple: boolean,
 *   focusKey: string, disabled?: boolean }} options
 * @param {(files: File[]) => unknown} onFiles
 */
export function fileChooser(options, onFiles) {
  const id = uniqueId('file');
  const textId = uniqueId('choose');
  const input = h('input.unseen', {
    id,
    type: 'file',
    accept: options.accept,
    multiple: options.multiple,
    disabled: options.disabled === true,
    'aria-label': options.label,
    'aria-labelledby': options.label ? null : [options.labelledBy, textId].filter(Boolean).join(' '),
    'aria-describedby': options.describedBy,
    'data-focus-key': options.focusKey,
  });
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) onFiles(files);
  });
  return h(
    'span.chooser',
    {},
    input,
    h('label.button', { for: id, id: textId, title: options.label }, options.text),
  );
}

/**
 * Lets people drop files on an element; `isOpen` says whether it accepts them now.
 * @param {HTMLElement} element
 * @param {(files: File[]) => unknown} onFiles
 * @param {() => boolean} isOpen
 */
export function dropZone(element, onFiles, isOpen = () => true) {
  let depth = 0;
  /** @param {DragEvent} event */
  const hasFiles = event => [...(event.dataTransfer?.types ?? [])].includes('Files') && isOpen();
  /** @param {1 | -1 | 0} step */
  const mark = step => {
    depth = step === 0 ? 0 : depth + step;
    element.classList.toggle('dropping', depth > 0);
  };
  element.addEventListener('dragenter', event => hasFiles(event) && mark(1));
  element.addEventListener('dragleave', event => hasFiles(event) && depth > 0 && mark(-1));
  element.addEventListener('dragover', event => hasFiles(event) && event.preventDefault());
  element.addEventListener('drop', event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    mark(0);
    onFiles([...(event.dataTransfer?.files ?? [])]);
  });
}

/** Keeps a file dropped outside every zone from replacing the page. */
export function ignoreStrayDrops() {
  for (const kind of ['dragover', 'drop']) document.addEventListener(kind, event => event.preventDefault());
}
