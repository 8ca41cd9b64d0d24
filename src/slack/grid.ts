import { clamp } from '../domain/characters.ts';

/** A phone shows about this many fixed-width characters in a line. */
const WIDEST = 44;
/** Labels are wrapped to this width, so that several columns fit beside them. */
const LABELS = 17;
/** Headings are wrapped to this width, and cut after three lines. */
const COLUMN = 12;
const LONGEST_HEADING = 3 * COLUMN;

export interface GridRow {
  label: string;
  /** One short mark for each column. */
  marks: readonly string[];
}

/**
 * Draws rows and columns in a fixed-width font. What is too wide for a phone becomes several grids, each with all rows
 * and some of the columns.
 */
export function drawGrids(headings: readonly string[], rows: readonly GridRow[]): string[] {
  const labels = rows.map(({ label }) => wrapped(label, LABELS));
  const first = widest(labels.flat());
  const columns = headings.map((heading, index) => {
    const lines = wrapped(clamp(heading, LONGEST_HEADING), COLUMN);
    return { lines, width: widest(lines), index };
  });
  return sharedOut(columns, WIDEST - first).map(some => {
    const height = Math.max(...some.map(({ lines }) => lines.length));
    const head = Array.from({ length: height }, (_, line) => [
      '',
      ...some.map(({ lines }) => lines[line - height + lines.length] ?? ''),
    ]);
    const body = rows.flatMap(({ marks }, row) =>
      (labels[row] ?? []).map((label, line) => [
        label,
        ...some.map(({ width, index }) => (line === 0 ? centered(marks[index] ?? '', width) : '')),
      ]),
    );
    const widths = [first, ...some.map(({ width }) => width)];
    return [...head, ...body]
      .map(cells =>
        cells
          .map((cell, place) => padded(cell, widths[place] ?? 0))
          .join(' ')
          .trimEnd(),
      )
      .join('\n');
  });
}

/** Shares columns out among grids: each takes as many as are wide enough, at least one. */
function sharedOut<Column extends { width: number }>(columns: readonly Column[], room: number): Column[][] {
  const grids: Column[][] = [];
  let left = 0;
  for (const column of columns) {
    const needed = column.width + 1;
    const last = grids.at(-1);
    if (last && needed <= left) last.push(column);
    else grids.push([column]);
    left = (last && needed <= left ? left : room) - needed;
  }
  return grids;
}

/** Breaks text into lines at blanks and after slashes; a longer word is broken anywhere. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=[\s/])/u)) {
    if (line && widthOf((line + word).trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    for (const character of word) {
      if (line && widthOf(line + character.trimEnd()) > most) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line.trimEnd()];
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Emoji_Presentation}/u;

/** How many columns of a fixed-width font a text takes. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

const widest = (lines: readonly string[]) => Math.max(1, ...lines.map(widthOf));

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

const centered = (mark: string, width: number) => ' '.repeat(Math.max(0, Math.floor((width - 1) / 2))) + mark;
