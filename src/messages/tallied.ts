import type { Tally } from '../domain/page.ts';

/** "1 person", "12 people", "more than 10,000 people". */
export function tallied({ count, isExact }: Tally, one: string, many: string): string {
  const number = count.toLocaleString('en');
  if (!isExact) return `more than ${number} ${many}`;
  return `${number} ${count === 1 ? one : many}`;
}
