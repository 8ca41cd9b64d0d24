import { createHash, timingSafeEqual } from 'node:crypto';
import { SCRAPED_AS } from '../metrics/scrape.ts';
import type { Site } from './fetch.ts';

const PATH = '/metrics';
const BEARER = /^Bearer +(\S+)$/iu;

/**
 * What Prometheus scrapes. @param token absent: the port itself is for monitoring alone, and nobody is asked who they are
 */
export function createMetricsSite(scrape: () => Promise<string>, token: string | undefined): Site {
  return {
    name: 'metrics',
    routes: [`GET ${PATH}`],
    bodyMost(method, target) {
      const [path] = target.split('?', 1);
      return method === 'GET' && path === PATH ? 0 : null;
    },
    async answer({ headers }) {
      if (token !== undefined && !isToken(headers.authorization, token)) {
        return {
          status: 401,
          body: 'Send METRICS_TOKEN in the header Authorization: Bearer.',
          headers: { 'www-authenticate': 'Bearer' },
        };
      }
      return { status: 200, body: await scrape(), headers: { 'content-type': SCRAPED_AS } };
    },
  };
}

function isToken(header: string | undefined, token: string): boolean {
  const [, given = ''] = BEARER.exec(header ?? '') ?? [];
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}
