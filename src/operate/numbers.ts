/** A number as people write it. */
export const count = (value: number) => value.toLocaleString('en');

/** A size as people write it. */
export function size(bytes: number): string {
  const [unit, by] = bytes < 1e6 ? ['kB', 1e3] : ['MB', 1e6];
  return `${(bytes / by).toLocaleString('en', { maximumFractionDigits: 1 })} ${unit}`;
}
