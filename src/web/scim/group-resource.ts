import type { DirectoryGroup, GroupMember } from '../../domain/provisioning/store.ts';
import { addressOf, isId, type ScimParts } from './env.ts';
import { ScimError } from './errors.ts';
import { readFilter } from './filter.ts';
import { type Change, invalidPath, isObject } from './operations.ts';

const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** A group as a directory sees it. `members`: null where nobody asks for them. */
export function groupResource(
  parts: ScimParts,
  group: DirectoryGroup,
  members: readonly GroupMember[] | null,
): object {
  const { id, name, externalId } = group;
  return {
    schemas: [GROUP],
    id,
    ...(externalId !== null && { externalId }),
    displayName: name,
    ...(members && {
      members: members.map(member => ({
        value: member.id,
        $ref: addressOf(parts, `/Users/${member.id}`),
        display: member.name,
        type: 'User',
      })),
    }),
    meta: { resourceType: 'Group', location: addressOf(parts, `/Groups/${id}`) },
  };
}

/** What a new or replaced group says. */
export interface GroupFacts {
  name: string;
  externalId?: string;
  members?: string[];
}

/** Reads a group. @throws ScimError */
export function readGroup(body: Record<string, unknown>): GroupFacts {
  const given = new Map(Object.entries(body).map(([key, value]) => [key.toLowerCase(), value]));
  const externalId = given.get('externalid');
  const members = given.get('members');
  return {
    name: textOf(given.get('displayname'), 'displayName'),
    ...(externalId !== undefined && externalId !== null && { externalId: textOf(externalId, 'externalId') }),
    ...(members !== undefined && members !== null && { members: memberIds(members) }),
  };
}

/** What a PATCH says about a group; absent: it leaves it as it is. */
export interface GroupChanges {
  name?: string;
  externalId?: string | null;
  /** All its members; else `add` come and `remove` go. */
  members?: string[];
  add: string[];
  remove: string[];
}

/** Reads the changes of a PATCH, one after the other. @throws ScimError */
export function patchedGroup(changes: readonly Change[]): GroupChanges {
  const facts: Pick<GroupChanges, 'name' | 'externalId'> = {};
  let all: Set<string> | null = null;
  const [add, remove] = [new Set<string>(), new Set<string>()];
  const come = (id: string) => {
    all?.add(id);
    remove.delete(id);
    add.add(id);
  };
  const go = (id: string) => {
    all?.delete(id);
    add.delete(id);
    remove.add(id);
  };
  for (const { op, attribute, selector, part, value } of changes) {
    if (attribute === 'members' && (part === null || part === 'value')) {
      if (selector !== null) {
        if (op !== 'remove') throw invalidPath();
        go(selected(selector));
      } else if (op === 'add') {
        memberIds(value).forEach(come);
      } else if (op === 'remove' && value !== undefined && value !== null) {
        memberIds(value).forEach(go);
      } else {
        all = new Set(op === 'replace' ? memberIds(value) : []);
      }
    } else if (selector !== null || part !== null) {
      throw invalidPath();
    } else if (attribute === 'displayname') {
      facts.name = textOf(value, 'displayName');
    } else if (attribute === 'externalid') {
      facts.externalId = op === 'remove' || value === null ? null : textOf(value, 'externalId');
    } else if (!['id', 'schemas', 'meta'].includes(attribute)) {
      throw invalidPath();
    }
  }
  return all
    ? { ...facts, members: [...all], add: [], remove: [] }
    : { ...facts, add: [...add], remove: [...remove] };
}

/** The id in `members[value eq "…"]`. */
function selected(selector: string): string {
  const [only, ...others] = readFilter(selector);
  if (!only || others.length > 0 || only.attribute !== 'value') throw invalidPath();
  return idIn(only.value);
}

/** Members as directories name them: objects with a value, or ids alone; one or several. */
function memberIds(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return [...new Set(all.map(each => idIn(isObject(each) ? (each.value ?? each.Value) : each)))];
}

function idIn(value: unknown): string {
  if (typeof value === 'string' && isId(value)) return value.toLowerCase();
  throw new ScimError(400, 'A member is named by the id of a user: [{"value": "…"}].', 'invalidValue');
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new ScimError(400, `${name} is a text.`, 'invalidValue');
}
