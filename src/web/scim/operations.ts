import { ScimError } from './errors.ts';

const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
/** A directory sends a change of a large group in several requests. */
const MOST = 2_000;
/** Longer ones are no path. */
const LONGEST = 500;

/** One change of a PATCH, of one attribute. */
export interface Change {
  op: 'add' | 'replace' | 'remove';
  /** In lower case. */
  attribute: string;
  /** The text between brackets: which values of the attribute are meant. */
  selector: string | null;
  /** In lower case. */
  part: string | null;
  value: unknown;
}

const PATH = /^([a-z$][\w$-]*)(?:\[([^\]]*)\])?(?:\.([a-z$][\w$-]*))?$/iu;
const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:(?:User|Group):/iu;

/**
 * Reads the changes of a PATCH in every form that directories send: with a path or without, with several attributes in
 * one value, with paths as the names of values, operations in capitals. Attributes of extensions are left out.
 * Source: RFC 7644, Modifying with PATCH; Microsoft Entra's known issues with SCIM 2.0 compliance
 * @throws ScimError
 */
export function readChanges({ schemas, Operations: operations }: Record<string, unknown>): Change[] {
  if (!Array.isArray(schemas) || !schemas.includes(PATCH)) {
    throw new ScimError(400, `The schemas of a PATCH are ["${PATCH}"].`, 'invalidSyntax');
  }
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MOST) {
    throw new ScimError(400, `A PATCH has 1 to ${MOST} Operations.`, 'invalidValue');
  }
  return operations.flatMap(changesOf);
}

function changesOf(operation: unknown): Change[] {
  if (!isObject(operation)) throw new ScimError(400, 'An operation is an object.', 'invalidValue');
  const { op: written, path, value } = operation;
  const op = typeof written === 'string' ? written.toLowerCase() : '';
  if (op !== 'add' && op !== 'replace' && op !== 'remove') {
    throw new ScimError(400, 'An operation’s op is add, replace or remove.', 'invalidSyntax');
  }
  if (path === undefined || path === null || path === '') {
    if (op === 'remove') throw new ScimError(400, 'Removing needs a path.', 'noTarget');
    if (!isObject(value)) {
      throw new ScimError(400, 'Without a path, the value is an object.', 'invalidValue');
    }
    return Object.entries(value).flatMap(([name, each]) => changesAt(op, name, each));
  }
  if (op !== 'remove' && value === undefined) {
    throw new ScimError(400, 'An operation that adds or replaces has a value.', 'invalidValue');
  }
  return changesAt(op, path, value);
}

function changesAt(op: Change['op'], path: unknown, value: unknown): Change[] {
  const isReadable = typeof path === 'string' && path.length <= LONGEST;
  const bare = isReadable ? path.replace(CORE, '') : '';
  if (bare.toLowerCase().startsWith('urn:')) return [];
  const [, attribute, selector = null, part = null] = PATH.exec(bare) ?? [];
  if (!attribute) throw invalidPath();
  // An attribute with parts changes in those that are given.
  if (attribute.toLowerCase() === 'name' && part === null && isObject(value)) {
    return Object.entries(value).flatMap(([name, each]) => changesAt(op, `name.${name}`, each));
  }
  return [{ op, attribute: attribute.toLowerCase(), selector, part: part?.toLowerCase() ?? null, value }];
}

/** Nothing has this path. */
export const invalidPath = () =>
  new ScimError(400, 'Foyer doesn’t know the path of an operation.', 'invalidPath');

/** Is a value of JSON an object? */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
