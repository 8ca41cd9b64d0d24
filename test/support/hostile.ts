/** A million characters of each kind that has made a parser slow, or a database refuse. */
const repetitions: Readonly<Record<string, string>> = {
  brackets: '([{',
  blanks: ' ',
  'no-break spaces': '\u00a0',
  tabs: '\t',
  commas: ',',
  semicolons: ';',
  quotes: '"',
  'quotes and commas': '",',
  'curly quotes': '\u2018\u201c',
  'at signs': '@',
  addresses: 'a@',
  'whole addresses': 'a@x.example, ',
  'combining marks': '\u0316\u0301',
  'zero-width': '\u200b\u200d',
  'carriage returns': '\r',
  'line ends': '\r\n',
  NUL: '\0',
  'halves of pairs': '\ud83d',
  'escaped brackets': '&lt;',
  mentions: '<@U1>',
  words: ' as in ',
};

export const kinds = Object.entries(repetitions);

export function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
