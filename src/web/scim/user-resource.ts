import SCIMMY from 'scimmy';
import type { Member } from '../../domain/access/store.ts';
import { shownName } from '../../domain/names.ts';
import type { DirectoryUser } from '../../domain/provisioning/store.ts';
import { addressOf, type ScimParts } from './env.ts';
import { ScimError } from './errors.ts';
import { type Change, invalidPath } from './operations.ts';

const { Schemas, Messages } = SCIMMY;

/** The attributes of SCIM's user that Foyer has; Foyer ignores all others. */
const KEPT = ['username', 'name', 'displayname', 'active', 'emails', 'groups', 'roles'];

/** Attributes that directories send, and that Foyer neither has nor misses. */
const IGNORED = Schemas.User.definition.attributes
  .map(({ name }) => name.toLowerCase())
  .filter(name => !['username', 'name', 'displayname', 'active', 'externalid'].includes(name));

for (const attribute of [...Schemas.User.definition.attributes]) {
  if (!(attribute instanceof SCIMMY.Types.Attribute) || attribute.config.shadow) continue;
  if (!KEPT.includes(attribute.name.toLowerCase())) Schemas.User.definition.truncate(attribute);
}

/** What a directory says about a person. */
export interface UserFacts {
  email: string;
  name: string;
  givenName: string | null;
  familyName: string | null;
  /** Absent: it doesn't say. */
  externalId?: string | null;
  isActive?: boolean;
}

/** A member as a directory sees them. */
export function userResource(parts: ScimParts, member: DirectoryUser): InstanceType<typeof Schemas.User> {
  const { id, externalId, email, name, state, role, grants, joinedAt, changedAt, version } = member;
  const resource = new Schemas.User(
    {
      id,
      ...(externalId !== null && { externalId }),
      userName: email,
      displayName: name,
      name: { formatted: name, ...partsOf(member) },
      active: state === 'active',
      emails: [{ value: email, type: 'work', primary: true }],
      groups: grants.map(({ groupId, group }) => ({
        value: groupId,
        $ref: addressOf(parts, `/Groups/${groupId}`),
        display: group.name,
        type: 'direct',
      })),
      roles: [{ value: role.name, display: role.name, primary: true }],
      meta: { created: joinedAt, lastModified: changedAt, version: `W/"${version}"` },
    },
    'out',
    addressOf(parts, '/Users'),
  );
  return resource;
}

/** The parts of a name as the directory has them; else the last word is the family name. */
function partsOf({ name, givenName, familyName }: Member): { givenName?: string; familyName?: string } {
  if (givenName !== null || familyName !== null) {
    return { ...(givenName !== null && { givenName }), ...(familyName !== null && { familyName }) };
  }
  const words = name.split(' ');
  const last = words.pop() ?? name;
  return words.length === 0 ? { givenName: last } : { givenName: words.join(' '), familyName: last };
}

/** Directories write true and false as text, too. */
export function asBoolean(value: unknown): unknown {
  const low = typeof value === 'string' ? value.toLowerCase() : value;
  return low === 'true' ? true : low === 'false' ? false : value;
}

/** What a new user says. @throws ScimError, SCIMMY's errors */
export function readUser(body: Record<string, unknown>): UserFacts {
  const user = userIn(body);
  const { givenName = null, familyName = null, formatted } = user.name ?? {};
  const joined = [givenName, familyName].filter(each => each !== null).join(' ');
  return {
    email: user.userName,
    name: shownName([user.displayName, formatted, joined], user.userName.split('@', 1).join()),
    givenName,
    familyName,
    ...(user.externalId !== undefined && { externalId: user.externalId }),
    ...(user.active !== undefined && { isActive: user.active }),
  };
}

/**
 * What a whole user says that differs from what they are. A directory sends back what it has read and changes a part of
 * it, so of several names the one that differs counts. What it leaves out stays.
 * @throws ScimError, SCIMMY's errors
 */
export function replacedUser(before: User, body: Record<string, unknown>): Partial<UserFacts> {
  const user = userIn(body);
  return changed(before, {
    userName: user.userName,
    displayName: user.displayName ?? before.displayName,
    name: { ...before.name, ...user.name },
    externalId: user.externalId ?? before.externalId,
    active: user.active ?? before.active,
  });
}

function userIn(body: Record<string, unknown>): User {
  const given = new Map(Object.entries(body).map(([key, value]) => [key.toLowerCase(), value]));
  return coerced({
    userName: given.get('username'),
    displayName: given.get('displayname') ?? undefined,
    name: given.get('name') ?? undefined,
    externalId: given.get('externalid') ?? undefined,
    active: asBoolean(given.get('active') ?? undefined),
  });
}

function coerced(body: object): InstanceType<typeof Schemas.User> {
  try {
    return new Schemas.User(body, 'in');
  } catch (error) {
    if (error instanceof TypeError) throw new ScimError(400, `${error.message}.`, 'invalidValue');
    throw error;
  }
}

const PATHS: Record<string, string> = {
  username: 'userName',
  displayname: 'displayName',
  active: 'active',
  externalid: 'externalId',
  'name.formatted': 'name.formatted',
  'name.givenname': 'name.givenName',
  'name.familyname': 'name.familyName',
};
type Operation = InstanceType<typeof Messages.PatchOp>['Operations'][number];

const PARTS_IGNORED = ['name.middlename', 'name.honorificprefix', 'name.honorificsuffix'];

/** What the changes of a PATCH say about a user; absent: they leave it as it is. @throws ScimError, SCIMMY's errors */
export async function patchedUser(
  before: InstanceType<typeof Schemas.User>,
  changes: readonly Change[],
): Promise<Partial<UserFacts>> {
  const operations = changes.flatMap(({ op, attribute, selector, part, value }): Operation[] => {
    if (IGNORED.includes(attribute)) return [];
    const full = part === null ? attribute : `${attribute}.${part}`;
    if (PARTS_IGNORED.includes(full)) return [];
    const path = Object.hasOwn(PATHS, full) && selector === null ? PATHS[full] : undefined;
    if (path === undefined) throw invalidPath();
    // No value is the same as removing it.
    if (op === 'remove' || value === null) return [{ op: 'remove', path }];
    return [{ op, path, value: path === 'active' ? asBoolean(value) : value }];
  });
  if (operations.length === 0) return {};
  const message = new Messages.PatchOp({ schemas: [Messages.PatchOp.id], Operations: operations });
  const after = await message.apply(before);
  return after ? changed(before, after) : {};
}

type User = InstanceType<typeof Schemas.User>;

type Compared = Pick<User, 'userName' | 'displayName' | 'name' | 'externalId' | 'active'>;

function changed(before: User, after: Compared): Partial<UserFacts> {
  const [was, is] = [before.name ?? {}, after.name ?? {}];
  const isPartChanged = is.givenName !== was.givenName || is.familyName !== was.familyName;
  const joined = [is.givenName, is.familyName].filter(each => each).join(' ');
  const name =
    after.displayName && after.displayName !== before.displayName
      ? after.displayName
      : is.formatted && is.formatted !== was.formatted
        ? is.formatted
        : isPartChanged && joined;
  return {
    ...(after.userName.toLowerCase() !== before.userName && { email: after.userName }),
    ...(name && { name: shownName([name], before.displayName ?? before.userName) }),
    ...(isPartChanged && { givenName: is.givenName ?? null, familyName: is.familyName ?? null }),
    ...(after.externalId !== before.externalId && { externalId: after.externalId ?? null }),
    ...(after.active !== undefined && after.active !== before.active && { isActive: after.active }),
  };
}
