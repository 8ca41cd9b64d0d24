const KEPT = 500;
const kept = new Map<string, Intl.DateTimeFormat>();

/**
 * The formatter of these options. Making one takes memory that the garbage collector does not see, so each is made
 * once; the one made longest ago leaves when there are too many.
 * @throws RangeError for an unknown language tag or time zone
 */
export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([tag, options]);
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag, options);
  kept.set(key, made);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return made;
}
