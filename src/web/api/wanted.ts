import { z } from 'zod';
import type { Wanted } from '../../domain/api-keys/store.ts';
import { storableProblem } from '../../domain/input.ts';
import type { ApiContext } from './env.ts';
import { asked, CHECK_PATH, lowered } from './routes/check.ts';
import { jsonOf } from './storable.ts';

const MEMBER = /^\/v1\/members\/([^/]+)$/u;

/**
 * What a request is about, of the two that products send most: it is read in the statement that reads the key. Null for
 * all others, and for what the route will refuse.
 */
export async function wantedBy({ req }: ApiContext): Promise<Wanted | null> {
  if (req.method === 'GET') {
    const id = z.uuid().safeParse(MEMBER.exec(req.path)?.[1]);
    return id.success ? { member: { id: id.data }, hasGroups: false } : null;
  }
  if (req.method !== 'POST' || req.path !== CHECK_PATH) return null;
  const body = asked.safeParse(jsonOf(await req.arrayBuffer()));
  if (!body.success || storableProblem(body.data)) return null;
  return { member: lowered(body.data.member), hasGroups: body.data.group !== undefined };
}
