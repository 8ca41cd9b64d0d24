/** A Markdown table, its figures to the right. */
export function markdown(head: string[], body: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `| --- |${' ---: |'.repeat(head.length - 1)}`, ...body.map(line)].join('\n');
}

/** Milliseconds, as a table shows them. */
export const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1);

const short = (value: number) => value.toFixed(value < 10 ? 1 : 0);

/** How many times `ours` is `theirs`, or which part of it. */
export const ratio = (ours: number, theirs: number): string =>
  ours < theirs ? `1/${short(theirs / ours)}` : `${short(ours / theirs)} ×`;

/** A count with its thousands set apart. */
export const number = (value: number): string => value.toLocaleString('en');
