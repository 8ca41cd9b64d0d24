import { z } from 'zod';

/** Ids of groups, 16 bytes each, in base64url one after the other: 22 characters for one. */
const ids = z.string().regex(/^(?:[\w-]{22})*$/u);

/**
 * A person on the list of Invite people as stored in a button's value, which has room for 2000 characters: email, name,
 * role, groups and the groups they administer.
 */
export const encodedEntry = z.object({
  e: z.string(),
  n: z.string().optional(),
  r: z.string(),
  g: ids,
  a: ids,
});

export type EncodedEntry = z.output<typeof encodedEntry>;

/** A person on the list. */
export interface InviteListEntry {
  email: string;
  name: string | null;
  /** Id. */
  role: string;
  /** Ids. */
  groups: string[];
  adminOf: string[];
}

export function encodeEntry({ email, name, role, groups, adminOf }: InviteListEntry): EncodedEntry {
  return { e: email, ...(name && { n: name }), r: role, g: packIds(groups), a: packIds(adminOf) };
}

export function decodeEntry({ e, n, r, g, a }: EncodedEntry): InviteListEntry {
  return { email: e, name: n ?? null, role: r, groups: unpackIds(g), adminOf: unpackIds(a) };
}

function packIds(uuids: readonly string[]): string {
  return uuids.map(id => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')).join('');
}

function unpackIds(text: string): string[] {
  return (text.match(/.{22}/gu) ?? []).map(part => {
    const hex = Buffer.from(part, 'base64url').toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  });
}
