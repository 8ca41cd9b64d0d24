import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { makeApiKey } from '../../src/domain/api-keys/manage.ts';
import { type ApiScope, apiScopes } from '../../src/domain/api-keys/scopes.ts';
import { findPerson } from '../../src/domain/people/store.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import type { Foyer } from '../support/foyer.ts';
import { untilListed } from '../support/story.ts';

/** An answer of the API. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read fields of the document's shapes
  body: any;
  headers: Headers;
}

/** A program with a key. */
export interface Client {
  secret: string;
  keyId: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  /** Sends a CSV file. */
  upload(
    path: string,
    file: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>;
}

/** Says whether an answer is what the API's own description promises for the route. */
async function promised(url: string): Promise<(method: string, path: string, answer: Answer) => void> {
  const document = (await (await fetch(`${url}/v1/openapi.json`)).json()) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');
  const templates = Object.keys(document.paths).sort(
    (one, other) => one.split('{').length - other.split('{').length,
  );
  return (method, path, { status, body, headers }) => {
    const asked = path.split('?', 1).join();
    const template = templates.find(each =>
      new RegExp(`^${each.replaceAll(/\{\w+\}/gu, '[^/]+')}$`, 'u').test(asked),
    );
    const operation = template && document.paths[template]?.[method.toLowerCase()];
    if (!operation) return;
    const known = operation.responses[status] ? String(status) : 'default';
    const [type = ''] = (headers.get('content-type') ?? '').split(';');
    if (!type.includes('json') || status === 304) return;
    const pointer = [template, method.toLowerCase(), 'responses', known, 'content', type, 'schema']
      .map(part => part.replaceAll('~', '~0').replaceAll('/', '~1'))
      .map(encodeURIComponent)
      .join('/');
    const check = ajv.compile({ $ref: `openapi#/paths/${pointer}` });
    if (!check(body))
      throw new Error(
        `${method} ${path} → ${status}: ${ajv.errorsText(check.errors)} ${JSON.stringify(body)}`,
      );
  };
}

/** Foyer in this process, or in one of its own. */
export type Running = Pick<Foyer, 'db' | 'slack'> & { clock: Clock; app: { url: string } };

/** Makes a key as somebody, and a program that uses it. */
export async function clientOf(
  foyer: Running,
  {
    scopes = [...apiScopes],
    by = 'grace',
    organizationId,
  }: { scopes?: ApiScope[]; by?: string; organizationId?: string } = {},
): Promise<Client> {
  const { db, clock, slack } = foyer;
  await untilListed(foyer);
  const organization = organizationId
    ? await db.organization.findUniqueOrThrow({ where: { id: organizationId } })
    : await db.organization.findFirstOrThrow();
  const actor = await findPerson(db, organization.workspaceId, slack.person(by).id);
  if (!actor) throw new Error(`Foyer doesn't know ${by}.`);
  const domain = { db, clock, commitChanges };
  const { key, secret } = await makeApiKey(domain, actor, {
    organizationId: organization.id,
    name: `Key of ${by}`,
    scopes,
    days: 'never',
    requestKey: crypto.randomUUID(),
  });
  return programWith(foyer, secret, key.id);
}

/** A program that sends this as its key. */
export async function programWith(foyer: Running, secret: string, keyId = ''): Promise<Client> {
  const assertPromised = await promised(foyer.app.url);
  const ask = async (method: string, path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${foyer.app.url}${path}`, {
      method,
      ...init,
      headers: { authorization: `Bearer ${secret}`, ...init.headers },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    const body = isJson && !response.headers.get('content-type')?.includes('jsonl') ? JSON.parse(text) : text;
    const answer = { status: response.status, body, headers: response.headers };
    assertPromised(method, path, answer);
    return answer;
  };
  const sends = (body: unknown, headers: Record<string, string> = {}) => ({
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', ...headers },
  });
  return {
    secret,
    keyId,
    get: (path, headers = {}) => ask('GET', path, { headers }),
    post: (path, body, headers) => ask('POST', path, sends(body, headers)),
    upload: (path, body, headers = {}) =>
      ask('POST', path, { body, headers: { 'content-type': 'text/csv', ...headers } }),
    patch: (path, body) => ask('PATCH', path, sends(body)),
  };
}

/** Everything on all pages of a list. */
export async function allOf(client: Client, path: string): Promise<{ id: string }[]> {
  const items: { id: string }[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more = cursor && `${path.includes('?') ? '&' : '?'}cursor=${cursor}`;
    const { status, body } = await client.get(`${path}${more}`);
    expect(status, JSON.stringify(body)).toBe(200);
    items.push(...body.items);
    cursor = body.next;
  }
  return items;
}
