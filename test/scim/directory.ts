import { type ApiScope, apiScopes } from '../../src/domain/api-keys/scopes.ts';
import { clientOf } from '../api/client.ts';
import type { Foyer } from '../support/foyer.ts';

/** An answer of SCIM. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read fields of SCIM's resources
  body: any;
  headers: Headers;
}

/** A directory with a key. */
export interface Directory {
  secret: string;
  keyId: string;
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** The one user with that userName; undefined: there is none. */
  userNamed(userName: string): Promise<Answer['body']>;
}

/** A directory that has a key made by somebody. */
export async function directoryOf(
  foyer: Foyer,
  about: { scopes?: ApiScope[]; by?: string; organizationId?: string } = {},
): Promise<Directory> {
  const { secret, keyId } = await clientOf(foyer, { scopes: ['directory:sync'], ...about });
  return directoryWith(foyer, secret, keyId);
}

/** Every scope but SCIM's. */
export const otherScopes = apiScopes.filter(scope => scope !== 'directory:sync');

/** A directory that sends this as its key. */
export function directoryWith(foyer: Foyer, secret: string, keyId = ''): Directory {
  const ask = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${foyer.app.url}/scim/v2${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(body !== undefined && { 'content-type': 'application/scim+json; charset=utf-8' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/scim+json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  };
  const get = (path: string) => ask('GET', path);
  return {
    secret,
    keyId,
    ask,
    get,
    userNamed: async userName =>
      (await get(`/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`)).body.Resources[0],
  };
}

/** The body of a PATCH. */
export const patch = (...Operations: object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});

/** The body of a POST of a user, with what it says besides the name. */
export const user = (userName: string, about: object = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
  ...about,
});

/** The body of a POST of a group. */
export const group = (displayName: string, members: readonly string[] = []) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  displayName,
  members: members.map(value => ({ value })),
});
