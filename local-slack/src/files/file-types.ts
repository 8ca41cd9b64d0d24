/** Slack's names of a file type: its short name, its MIME type and the words in the client. */
export interface FileType {
  filetype: string;
  mimetype: string;
  prettyType: string;
}

// docs.slack.dev/reference/objects/file-object, "File types": the ones that people are likely to try here.
const known: Record<string, [filetype: string, mimetype: string, prettyType: string]> = {
  csv: ['csv', 'text/csv', 'CSV'],
  doc: ['doc', 'application/msword', 'Word Document'],
  docx: ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word Document'],
  gif: ['gif', 'image/gif', 'GIF'],
  gz: ['gzip', 'application/x-gzip', 'Gzip'],
  htm: ['html', 'text/html', 'HTML'],
  html: ['html', 'text/html', 'HTML'],
  jpeg: ['jpg', 'image/jpeg', 'JPEG'],
  jpg: ['jpg', 'image/jpeg', 'JPEG'],
  json: ['json', 'application/json', 'JSON'],
  md: ['markdown', 'text/markdown', 'Markdown (raw)'],
  numbers: ['numbers', 'application/x-iwork-numbers-sffnumbers', 'Numbers'],
  ods: ['ods', 'application/vnd.oasis.opendocument.spreadsheet', 'OpenDocument Spreadsheet'],
  pdf: ['pdf', 'application/pdf', 'PDF'],
  png: ['png', 'image/png', 'PNG'],
  tsv: ['tsv', 'text/tab-separated-values', 'TSV'],
  txt: ['text', 'text/plain', 'Plain Text'],
  xls: ['xls', 'application/vnd.ms-excel', 'Excel Spreadsheet'],
  xlsx: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Excel Spreadsheet'],
  xml: ['xml', 'application/xml', 'XML'],
  zip: ['zip', 'application/zip', 'Zip'],
};

/** The type of a file in another service (docs.slack.dev: files.remote.add, example response). */
export const remoteType: FileType = {
  filetype: 'remote',
  mimetype: 'application/vnd.slack-remote',
  prettyType: 'Remote',
};

/** The part after the last dot in lower case; '' when there is none. */
export function extensionOf(name: string): string {
  return /\.([^.\s/\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The type by the name's extension: Slack doesn't trust the browser's type. Unknown ones are binary. */
export function fileTypeOf(name: string): FileType {
  const extension = extensionOf(name);
  const entry = Object.hasOwn(known, extension) ? known[extension] : undefined;
  const [filetype, mimetype, prettyType] = entry ?? ['binary', 'application/octet-stream', 'Binary'];
  return { filetype, mimetype, prettyType };
}

/** Slack's names of the types, as `snippet_type` takes them. */
export function isSnippetType(name: string): boolean {
  return Object.values(known).some(([filetype, mimetype]) => filetype === name && isText(mimetype));
}

function isText(mimetype: string): boolean {
  return mimetype.startsWith('text/') || /\/(json|xml)$/.test(mimetype);
}

/** A file's line in a message or a form. */
export function shownFile(name: string, size: number): string {
  return `📎 ${name} (${shownSize(size)})`;
}

const units = ['bytes', 'kB', 'MB', 'GB'];

/** A file size for people: `812 bytes`, `1.4 kB`. */
function shownSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  for (; size >= 1024 && unit < units.length - 1; unit += 1) size /= 1024;
  const digits = unit === 0 || size >= 10 ? 0 : 1;
  return `${size.toFixed(digits)} ${units[unit]}`;
}
