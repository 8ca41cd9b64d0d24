import { isRecord } from './block.ts';

export type Surface = 'message' | 'modal' | 'home';

/** One validation: what it found so far, and on which surface the blocks will be shown. */
export interface Inspection {
  surface: Surface;
  messages: string[];
}

/** Checks one value and reports what is wrong with it; `at` is its JSON pointer. */
export type Check = (value: unknown, at: string, inspection: Inspection) => void;

/** A rule over a whole object whose fields were checked one by one. */
export type Rule = (value: Record<string, unknown>, at: string, inspection: Inspection) => void;

/** Adds a message in Slack's form: the fault, then its position. */
export function complain(inspection: Inspection, fault: string, at: string): void {
  inspection.messages.push(`${fault} [json-pointer:${at}]`);
}

function within(found: number, unit: string, range: { min?: number; max?: number }): string | undefined {
  if (range.min !== undefined && found < range.min) return `must be more than ${range.min - 1}${unit}`;
  if (range.max !== undefined && found > range.max) return `must be less than ${range.max + 1}${unit}`;
  return undefined;
}

/**
 * A string of `min` to `max` characters. Counts UTF-16 code units, the stricter way: Slack doesn't say how it counts.
 */
export function string(rules: { min?: number; max?: number; form?: [RegExp, string] } = {}): Check {
  return (value, at, inspection) => {
    if (typeof value !== 'string') return complain(inspection, 'must be a string', at);
    const fault = within(value.length, ' characters', rules);
    if (fault) return complain(inspection, fault, at);
    if (rules.form && !rules.form[0].test(value)) complain(inspection, rules.form[1], at);
  };
}

/** A URL with a scheme, of at most `max` characters. */
export function url(max: number, scheme?: string): Check {
  return (value, at, inspection) => {
    if (typeof value !== 'string') return complain(inspection, 'must be a string', at);
    const fault = within(value.length, ' characters', { min: 1, max });
    if (fault) return complain(inspection, fault, at);
    if (!URL.canParse(value) || (scheme && new URL(value).protocol !== `${scheme}:`)) {
      complain(inspection, 'must be a valid URL', at);
    }
  };
}

export const boolean: Check = (value, at, inspection) => {
  if (typeof value !== 'boolean') complain(inspection, 'must be a boolean', at);
};

/** A whole number of `min` to `max`. */
export function integer(range: { min?: number; max?: number } = {}): Check {
  return (value, at, inspection) => {
    if (!Number.isInteger(value)) return complain(inspection, 'must be an integer', at);
    const fault = within(value as number, '', range);
    if (fault) complain(inspection, fault, at);
  };
}

export const number: Check = (value, at, inspection) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) complain(inspection, 'must be a number', at);
};

export function oneOf(...allowed: (string | number)[]): Check {
  return (value, at, inspection) => {
    if (!allowed.includes(value as string)) complain(inspection, 'must be a valid enum value', at);
  };
}

/** A list of `min` to `max` items; items are checked even when there are too many of them. */
export function list(item: Check, range: { min?: number; max?: number } = {}): Check {
  return (value, at, inspection) => {
    if (!Array.isArray(value)) return complain(inspection, 'must be an array', at);
    if (range.min !== undefined && value.length < range.min) {
      complain(inspection, `must provide at least ${range.min} items`, at);
    }
    if (range.max !== undefined && value.length > range.max) {
      complain(inspection, `no more than ${range.max} items allowed`, at);
    }
    for (const [index, entry] of value.entries()) item(entry, `${at}/${index}`, inspection);
  };
}

/** An object with exactly these fields, then the rules that span fields. A `type` field is left to `byType`. */
export function object(
  fields: { required?: Record<string, Check>; optional?: Record<string, Check> },
  ...rules: Rule[]
): Check {
  const required = fields.required ?? {};
  const all: Record<string, Check> = { ...required, ...fields.optional };
  return (value, at, inspection) => {
    if (!isRecord(value)) return complain(inspection, 'must be an object', at);
    for (const key of Object.keys(required)) {
      if (value[key] === undefined) complain(inspection, `missing required field: ${key}`, at);
    }
    for (const [key, entry] of Object.entries(value)) {
      if (entry === undefined) continue;
      const check = Object.hasOwn(all, key) ? all[key] : undefined;
      if (check) check(entry, `${at}/${key}`, inspection);
      else complain(inspection, `invalid additional property: ${key}`, at);
    }
    for (const rule of rules) rule(value, at, inspection);
  };
}

/** An object whose `type` decides which of the checks it must pass. */
export function byType(table: Record<string, Check>): Check {
  return (value, at, inspection) => {
    if (!isRecord(value)) return complain(inspection, 'must be an object', at);
    if (value.type === undefined) return complain(inspection, 'missing required field: type', at);
    const check =
      typeof value.type === 'string' && Object.hasOwn(table, value.type) ? table[value.type] : undefined;
    if (!check) return complain(inspection, `unsupported type: ${String(value.type)}`, `${at}/type`);
    const { type: _, ...rest } = value;
    check(rest, at, inspection);
  };
}

/** A type that exists on some surfaces only; elsewhere Slack calls it unsupported. */
export function only(surfaces: Surface[], type: string, check: Check): Check {
  return (value, at, inspection) => {
    if (surfaces.includes(inspection.surface)) check(value, at, inspection);
    else complain(inspection, `unsupported type: ${type}`, `${at}/type`);
  };
}
