import type { IncomingHttpHeaders } from 'node:http';
import type { WebAnswer } from './answer.ts';

/** A request for a part of the web server that has routes of its own. */
export interface SiteRequest {
  method: string;
  /** Path and query, as a stranger sent them. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The address of the other end of the connection. */
  peer: string;
}

/** A part of the web server that has routes of its own: the pages, the API. */
export interface Site {
  /** What monitoring calls it. */
  name: 'pages' | 'api' | 'scim' | 'metrics';
  /** Every route, as "GET /i/:token". */
  routes: readonly string[];
  /** How many bytes of this request's body to read; null: nothing here answers it. */
  bodyMost(method: string, target: string): number | null;
  answer(request: SiteRequest): Promise<WebAnswer>;
}

/** Only the path below it matters. */
export const BASE = 'http://foyer.invalid';

/** The request as the Fetch standard has it, with the headers that the routes read; all others are a stranger's. */
export function fetchRequest(
  { method, target, headers, body }: Omit<SiteRequest, 'peer'>,
  read: readonly string[],
): Request {
  const kept = new Headers();
  for (const name of read) {
    const value = lastOf(headers[name]);
    if (value !== undefined) kept.set(name, value);
  }
  const sends = method !== 'GET' && method !== 'HEAD' ? { body: new Uint8Array(body) } : {};
  return new Request(new URL(target, BASE), { method, headers: kept, ...sends });
}

/** A header's value; of several the last one. */
export function lastOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}

/** Every route of an app of Hono, as "GET /i/:token". */
export function routesOf({ routes }: { routes: readonly { method: string; path: string }[] }): string[] {
  return [
    ...new Set(
      routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
    ),
  ];
}

/** The answer as the web server sends it; one that is sent in chunks is read while it is sent. */
export async function webAnswer(response: Response): Promise<WebAnswer> {
  const cookies = response.headers.getSetCookie();
  const isStreamed = response.headers.has('transfer-encoding');
  return {
    status: response.status,
    body: isStreamed && response.body ? response.body : await response.text(),
    headers: {
      ...Object.fromEntries(response.headers),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
  };
}
