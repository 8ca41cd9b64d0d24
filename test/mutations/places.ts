/** The way to a value: keys, and INSIDE where a text contains JSON of its own. */
export type Path = readonly (string | number)[];

type Fields = Record<string, unknown>;

const INSIDE = '(JSON)';

/** What a text contains as JSON; undefined: it is only a text. */
function inside(text: string): Fields | unknown[] | undefined {
  if (!/^[[{]/u.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The ways to every value in a payload, also to those in the JSON of a button or of a view's metadata. */
export function pathsIn(value: unknown, path: Path = []): Path[] {
  const own = path.length > 0 ? [path] : [];
  const content = typeof value === 'string' ? inside(value) : undefined;
  if (content) return [...own, ...pathsIn(content, [...path, INSIDE]).slice(1)];
  if (typeof value !== 'object' || value === null) return own;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...own, ...entries.flatMap(([key, each]) => pathsIn(each, [...path, key]))];
}

/** The value at the end of a way; undefined where a change before has removed it. */
export function valueAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return value;
  if (key === INSIDE) return typeof value === 'string' ? valueAt(inside(value), rest) : undefined;
  return typeof value === 'object' && value !== null ? valueAt((value as Fields)[key], rest) : undefined;
}

/** A copy with another value at the end of a way, or none; unchanged where a change before has removed the way. */
export function withValueAt(
  value: unknown,
  [key, ...rest]: Path,
  change: (was: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  if (key === INSIDE) {
    const content = typeof value === 'string' ? inside(value) : undefined;
    return content ? JSON.stringify(withValueAt(content, rest, change)) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => {
      const next = index === key ? withValueAt(each, rest, change) : each;
      return next === undefined ? [] : [next];
    });
  }
  // From entries, so that "__proto__" is a key like any other.
  const entries = Object.entries(value).flatMap(([name, each]) => {
    const next = name === key ? withValueAt(each, rest, change) : each;
    return next === undefined ? [] : [[name, next] as const];
  });
  return Object.fromEntries(entries);
}
