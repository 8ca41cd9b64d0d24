import { ApiError, refusal } from '../api-error.ts';
import type { Argument, Values } from './method.ts';

function wrong(name: string, kind: string): ApiError {
  return refusal('invalid_arguments', [`must be ${kind} [json-pointer:/${name}]`]);
}

function readBoolean(name: string, raw: unknown): boolean {
  if (typeof raw === 'boolean') return raw;
  if (raw === 'true' || raw === '1') return true;
  if (raw === 'false' || raw === '0') return false;
  throw wrong(name, 'a boolean');
}

function readInteger(name: string, raw: unknown): number {
  const value = typeof raw === 'string' && /^-?\d+$/.test(raw) ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrong(name, 'an integer');
  return value;
}

function readJson(raw: unknown, malformed: string, name: string): unknown {
  if (typeof raw === 'object') return raw;
  if (typeof raw !== 'string') throw wrong(name, 'a JSON text');
  try {
    return JSON.parse(raw);
  } catch {
    if (malformed === 'invalid_arguments') throw wrong(name, 'valid JSON');
    throw new ApiError(malformed);
  }
}

function readList(name: string, raw: unknown): string[] {
  const items = typeof raw === 'string' ? raw.split(',') : raw;
  const isList = Array.isArray(items) && items.every(item => typeof item === 'string');
  if (!isList) throw wrong(name, 'a list of strings');
  return items.map(item => item.trim()).filter(Boolean);
}

function read(name: string, { type, malformed = 'invalid_arguments' }: Argument, raw: unknown): unknown {
  switch (type) {
    case 'string':
      if (typeof raw !== 'string') throw wrong(name, 'a string');
      return raw;
    case 'boolean':
      return readBoolean(name, raw);
    case 'integer':
      return readInteger(name, raw);
    case 'list':
      return readList(name, raw);
    case 'json':
      return readJson(raw, malformed, name);
  }
}

/**
 * Checks a call's arguments against the method's; throws `invalid_arguments` for missing, unknown and malformed ones.
 */
export function readArguments(known: Record<string, Argument>, raw: Values): Values {
  const missing = Object.keys(known).filter(
    name => known[name]?.required && (raw[name] === undefined || raw[name] === null || raw[name] === ''),
  );
  if (missing.length > 0) {
    throw refusal(
      'invalid_arguments',
      missing.map(name => `missing required field: ${name}`),
    );
  }
  const unknown = Object.keys(raw).filter(name => !Object.hasOwn(known, name));
  if (unknown.length > 0) {
    throw refusal(
      'invalid_arguments',
      unknown.map(name => `invalid additional property: ${name} [json-pointer:/${name}]`),
    );
  }
  const values: Values = {};
  for (const [name, value] of Object.entries(raw)) {
    const argument = known[name];
    if (argument && value !== null && value !== '') values[name] = read(name, argument, value);
    else if (value === '') values[name] = argument?.type === 'string' ? '' : undefined;
  }
  return values;
}
