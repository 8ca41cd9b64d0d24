import type { Database } from '../../database/client.ts';

/** A program's own name of a request. */
interface NamedRequest {
  apiKeyId: string;
  name: string;
}

/** What is known about a request: new, under way, answered, or another one that had the name first. */
export type Known =
  | { kind: 'new' | 'under-way' | 'another' }
  | { kind: 'answered'; status: number; answer: string };

const DAY_MS = 24 * 60 * 60_000;

/**
 * Begins a request under its name, once. One that got no answer for so long died with its process, and begins again.
 * @param untilDeadMs longer than any request takes
 */
export async function beginRequest(
  db: Database,
  { apiKeyId, name, fingerprint }: NamedRequest & { fingerprint: string },
  now: Date,
  untilDeadMs: number,
): Promise<Known> {
  const dead = new Date(now.getTime() - untilDeadMs);
  const begun = await db.$executeRaw`
    insert into api_requests as r (api_key_id, name, fingerprint, created_at)
    values (${apiKeyId}::uuid, ${name}, ${fingerprint}, ${now}::timestamptz)
    on conflict (api_key_id, name) do update set created_at = excluded.created_at
      where r.status is null and r.fingerprint = excluded.fingerprint and r.created_at <= ${dead}::timestamptz`;
  if (begun > 0) return { kind: 'new' };
  const found = await db.apiRequest.findUnique({ where: { apiKeyId_name: { apiKeyId, name } } });
  if (!found) return { kind: 'under-way' };
  if (found.fingerprint !== fingerprint) return { kind: 'another' };
  const { status, answer } = found;
  return status === null ? { kind: 'under-way' } : { kind: 'answered', status, answer: answer ?? '' };
}

/** Keeps the answer of a request, for when it is sent again. */
export async function keepAnswer(
  db: Database,
  { apiKeyId, name }: NamedRequest,
  answered: { status: number; answer: string },
): Promise<void> {
  await db.apiRequest.updateMany({ where: { apiKeyId, name }, data: answered });
}

/** Forgets a request that failed: it can be sent again. */
export async function forgetRequest(db: Database, { apiKeyId, name }: NamedRequest): Promise<void> {
  await db.apiRequest.deleteMany({ where: { apiKeyId, name, status: null } });
}

/** Deletes the requests of one workspace that are older than a day. */
export async function forgetApiRequests(db: Database, workspaceId: string, now: Date): Promise<number> {
  const { count } = await db.apiRequest.deleteMany({
    where: {
      createdAt: { lt: new Date(now.getTime() - DAY_MS) },
      apiKey: { organization: { workspaceId } },
    },
  });
  return count;
}
