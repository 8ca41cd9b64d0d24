/** A table for a terminal: columns as wide as their widest cell. */
export function tableOf(head: string[], rows: readonly string[][]): string {
  const widths = head.map((heading, index) =>
    Math.max(heading.length, ...rows.map(row => row[index]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[head, ...rows].map(line).join('\n')}\n`;
}
