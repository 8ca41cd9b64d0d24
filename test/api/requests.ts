import type { ApiScope } from '../../src/domain/api-keys/scopes.ts';
import type { Answer, Client } from './client.ts';

/** As much of the API's own description as a request is made from. */
export interface Document {
  paths: Record<string, Record<string, { security?: Record<string, ApiScope[]>[] }>>;
}

/** A route, with the scopes that it needs. */
export interface Operation {
  method: string;
  path: string;
  scopes: ApiScope[];
}

/** Every route that the description has. */
export function operationsIn({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => {
      const scopes = (security ?? []).flatMap(each => Object.values(each).flat());
      if (scopes.length === 0) throw new Error(`${method} ${path} names no scope.`);
      return { method: method.toUpperCase(), path, scopes };
    }),
  );
}

const bodies: Record<string, object> = {
  '/v1/invitations': { email: 'mallory@elsewhere.example', role: 'VIEWER' },
  '/v1/join-requests/{id}/accept': { role: 'VIEWER' },
  '/v1/join-requests/{id}/reject': {},
  '/v1/check': { member: { email: 'grace@lovelace.example' }, permission: 'member:edit' },
};

/**
 * A request that does something when it is allowed.
 * @param ids what to ask about, by the noun of a path
 */
export function askWith(
  ids: Record<string, string>,
  client: Client,
  { method, path }: Pick<Operation, 'method' | 'path'>,
): Promise<Answer> {
  const at = path.replace('{id}', ids[path.split('/')[2] ?? ''] ?? '');
  if (method === 'GET') return client.get(at);
  if (path === '/v1/imports') return client.upload(at, 'Email,Role\nmallory@elsewhere.example,VIEWER\n');
  if (method === 'PATCH') return client.patch(at, { name: 'Mallory' });
  return client.post(at, bodies[path]);
}
