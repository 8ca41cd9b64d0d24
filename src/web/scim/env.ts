import { Hono } from 'hono';
import type { Person } from '../../domain/domain.ts';
import { raise } from '../../domain/errors.ts';
import { storableProblem } from '../../domain/input.ts';
import type { ApiContext, ApiEnv, ApiParts } from '../api/env.ts';
import { SCIM_JSON, ScimError } from './errors.ts';

/** Where a directory finds everything. */
export const SCIM_BASE = '/scim/v2';

/** What SCIM needs. */
export interface ScimParts extends Omit<ApiParts, 'importMaxRows'> {
  /** Where this server is found from outside; absent: answers name paths alone. */
  publicUrl?: string | undefined;
}

/** The address of a resource. */
export const addressOf = ({ publicUrl = '' }: ScimParts, path: string): string =>
  `${publicUrl.replace(/\/$/u, '')}${SCIM_BASE}${path}`;

export const newScim = () => new Hono<ApiEnv>();

/** The directory as an actor: it acts for the member who made its key, and decides about the people it provisions. */
export function directoryOf(context: ApiContext): { actor: Person; organizationId: string } {
  const { actor, organizationId, id } = context.get('key');
  return { organizationId, actor: { ...actor, apiKey: { id, organizationId, isDirectory: true } } };
}

/** Answers with JSON. */
export function answer(
  context: ApiContext,
  status: 200 | 201,
  body: object,
  headers: Record<string, string> = {},
): Response {
  return context.body(JSON.stringify(body), status, { 'content-type': SCIM_JSON, ...headers });
}

/** The object that a request sends, whatever its media type says. @throws ScimError, DomainError invalid-text, invalid-input */
export async function bodyOf(context: ApiContext): Promise<Record<string, unknown>> {
  const text = await context.req.text();
  const body = parsed(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ScimError(400, 'The body is no JSON object. Correct it and send it again.', 'invalidSyntax');
  }
  raise(storableProblem(body));
  return body as Record<string, unknown>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu;

/** Can this text be the id of something? */
export const isId = (text: string): boolean => UUID.test(text);

/** The id in a path. @throws ScimError when nothing can have it */
export function idOf(context: ApiContext): string {
  const id = context.req.param('id') ?? '';
  if (!isId(id)) throw notFound();
  return id.toLowerCase();
}

/** Nothing has this id here. */
export const notFound = () => new ScimError(404, 'Nothing here has this id.');

/** A page of a list as SCIM asks for it. Source: RFC 7644, Pagination */
export function rangeOf(context: ApiContext): { startIndex: number; skip: number; take: number } {
  const startIndex = Math.max(1, wholeNumber(context.req.query('startIndex'), 1));
  const take = Math.min(MOST, Math.max(0, wholeNumber(context.req.query('count'), USUAL)));
  return { startIndex, skip: startIndex - 1, take };
}

/** How many resources one page has at most, and without a count. */
export const MOST = 200;
const USUAL = 100;
/** No list is so long. */
const FARTHEST = 1e9;

function wholeNumber(text: string | undefined, usual: number): number {
  if (text === undefined || text === '') return usual;
  if (!/^-?\d{1,9}$/u.test(text)) {
    throw new ScimError(400, 'startIndex and count are whole numbers.', 'invalidValue');
  }
  return Math.min(FARTHEST, Number(text));
}

/** A list as SCIM answers it. */
export function listOf(resources: object[], totalResults: number, startIndex: number): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

const ALWAYS = ['schemas', 'id'];

/** Keeps the attributes that a request asks for. Source: RFC 7644, Additional Retrieval Query Parameters */
export function chosen(context: ApiContext, resource: object): object {
  const named = (list: string) => list.split(',').map(each => topOf(each.trim()));
  const [only, but] = [context.req.query('attributes'), context.req.query('excludedAttributes')];
  if (!only && !but) return resource;
  const kept = only ? named(only) : null;
  const left = but ? named(but) : [];
  return Object.fromEntries(
    Object.entries(resource).filter(([key]) => {
      const name = key.toLowerCase();
      return ALWAYS.includes(name) || (kept ? kept.includes(name) : !left.includes(name));
    }),
  );
}

/** Does a request ask for this attribute? */
export const isChosen = (context: ApiContext, name: string): boolean =>
  name in chosen(context, { [name]: null });

/** The attribute of a path such as "urn:…:User:name.givenName", in lower case. */
function topOf(path: string): string {
  const bare = path.slice(path.lastIndexOf(':') + 1);
  return bare.split(/[.[]/u, 1).join().toLowerCase();
}
