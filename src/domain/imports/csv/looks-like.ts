import type { LooksLike } from './errors.ts';

type Magic = readonly [LooksLike, ...number[][]];

/** The first bytes of binary files. Source: the formats' own specifications, as collected by file(1). */
const magic: readonly Magic[] = [
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  [
    'archive',
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x52, 0x61, 0x72, 0x21],
    [0xfd, 0x37, 0x7a, 0x58, 0x5a],
    [0x28, 0xb5, 0x2f, 0xfd],
    [0x42, 0x5a, 0x68],
  ],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  [
    'image',
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
    [0x52, 0x49, 0x46, 0x46],
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
  ],
  ['utf-32', [0xff, 0xfe, 0x00, 0x00], [0x00, 0x00, 0xfe, 0xff]],
  ['binary', [0x7f, 0x45, 0x4c, 0x46], [0x4d, 0x5a, 0x90, 0x00]],
];

const ZIP = [0x50, 0x4b];

/** The kind of a binary file by its first bytes, or null when they may be text. */
export function binaryKind(head: Uint8Array): LooksLike | null {
  const startsWith = (bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
  if (startsWith(ZIP) && head[2] !== undefined && head[2] < 9 && head[3] !== undefined && head[3] < 9) {
    return zipKind(Buffer.from(head).toString('latin1'));
  }
  return magic.find(([, ...starts]) => starts.some(startsWith))?.[0] ?? null;
}

/** A zip shows the names of its first members in plain text; Foyer unpacks nothing. */
function zipKind(head: string): LooksLike {
  if (head.includes('opendocument')) return 'ods';
  if (/[^ -~](?:Index\/|Data\/)|\.iwa/u.test(head)) return 'numbers';
  return /\[Content_Types\]|xl\/|docProps/u.test(head) ? 'xlsx' : 'zip';
}

/** The kind of text that is clearly not a table, or null. */
export function textKind(head: string): LooksLike | null {
  const start = head.slice(0, 1_000).replace(/^[\s\ufeff]+/u, '');
  if (/^<(?:!doctype html|html|head|body|table|meta)\b/iu.test(start)) return 'html';
  if (/^<(?:\?xml|[a-z][\w:-]*[\s>])/iu.test(start)) return 'xml';
  if (/^(?:\{\s*["}]|\[\s*[[{"\]])/u.test(start)) return 'json';
  if (start.startsWith('{\\rtf')) return 'rtf';
  return /^BEGIN:VCARD/iu.test(start) ? 'vcard' : null;
}

/** Does the text contain characters that no table contains: controls other than tab and line ends? */
export function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/u.test(text);
}
