import type { Database, Transaction } from '../../../database/client.ts';
import { Prisma, type WebhookMessageState } from '../../../database/generated/client.ts';
import type { KeyedCursor } from '../../../database/keyset.ts';

type Reader = Database | Transaction;

/** A message to an endpoint, as the log lists it. */
export interface Delivery {
  id: string;
  endpointId: string;
  /** The sequence, which grows with each change: the log's order. */
  place: string;
  type: string;
  state: WebhookMessageState;
  /** When it happened. */
  createdAt: Date;
  attempts: number;
  /** When the last call began. */
  triedAt: Date | null;
  /** When it is tried again, if that isn't now. */
  dueAt: Date | null;
  status: number | null;
  problem: string | null;
  tookMs: number | null;
  /** An earlier one about the same member, invitation and the like waits, and goes first. */
  isBehind: boolean;
}

/** One with what was sent and what came back. */
export interface WholeDelivery extends Delivery {
  body: string;
  answer: string | null;
}

/** How many messages of an endpoint wait, and how many were given up. */
export interface Undelivered {
  waiting: number;
  failed: number;
}

const columns = Prisma.sql`m.id, m.endpoint_id as "endpointId", m.sequence::text as place, m.type, m.state,
  m.created_at as "createdAt", m.attempts, m.tried_at as "triedAt", m.due_at as "dueAt", m.status, m.problem,
  m.took_ms as "tookMs", m.state = 'waiting' and exists (
    select from webhook_messages earlier
    where earlier.endpoint_id = m.endpoint_id and earlier.subject_id = m.subject_id
      and earlier.state = 'waiting' and earlier.body is not null and earlier.sequence < m.sequence) as "isBehind"`;

/** An endpoint's messages, the newest change first. */
export async function listDeliveries(
  db: Reader,
  { endpointId, isUndelivered }: { endpointId: string; isUndelivered: boolean },
  cursor: KeyedCursor<string>,
  take: number,
): Promise<Delivery[]> {
  const isBack = cursor === 'end' || (typeof cursor === 'object' && 'before' in cursor);
  const from =
    typeof cursor === 'string'
      ? Prisma.empty
      : 'after' in cursor
        ? Prisma.sql`and m.sequence < ${cursor.after}::bigint`
        : Prisma.sql`and m.sequence > ${cursor.before}::bigint`;
  const order = Prisma.sql`order by sequence ${isBack ? Prisma.sql`asc` : Prisma.sql`desc`} limit ${take}`;
  const part = (state: Prisma.Sql) => Prisma.sql`(select * from webhook_messages m
    where m.endpoint_id = ${endpointId}::uuid and m.body is not null ${state} ${from} ${order})`;
  // One index has those that wait, another those that failed.
  const rows = isUndelivered
    ? Prisma.sql`(${part(Prisma.sql`and m.state = 'waiting'`)} union all ${part(Prisma.sql`and m.state = 'failed'`)})`
    : part(Prisma.empty);
  const found = await db.$queryRaw<Delivery[]>`select ${columns} from ${rows} m ${order}`;
  return isBack ? found.reverse() : found;
}

/** How much of an endpoint's messages isn't delivered. */
export async function countUndelivered(db: Reader, endpointId: string): Promise<Undelivered> {
  const count = (state: Prisma.Sql) => Prisma.sql`(select count(*)::int from webhook_messages
    where endpoint_id = ${endpointId}::uuid and body is not null and state = ${state})`;
  const [found] = await db.$queryRaw<[Undelivered]>`
    select ${count(Prisma.sql`'waiting'`)} as waiting, ${count(Prisma.sql`'failed'`)} as failed`;
  return found;
}

/** The message with that id, or null. */
export async function findDelivery(db: Reader, id: string): Promise<WholeDelivery | null> {
  const [found] = await db.$queryRaw<WholeDelivery[]>`
    select ${columns}, m.body, m.answer from webhook_messages m where m.id = ${id}::uuid and m.body is not null`;
  return found ?? null;
}

/** What an endpoint was to be sent since then; tests aren't sent again. */
const since = (endpointId: string, at: Date) =>
  Prisma.sql`endpoint_id = ${endpointId}::uuid and created_at >= ${at}::timestamptz and body is not null
    and subject_kind <> 'test'`;

/** How many messages there are of what happened since then. */
export async function countSince(db: Reader, endpointId: string, at: Date): Promise<number> {
  const [found] = await db.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from webhook_messages where ${since(endpointId, at)}`;
  return found.count;
}

/** Sends all of it again, in the order in which it happened. One that is being sent now needs no other call. */
export async function sendAllAgain(tx: Transaction, endpointId: string, at: Date, now: Date): Promise<void> {
  await tx.$executeRaw`${again(now)} and ${since(endpointId, at)}`;
}

/** Sends one again. */
export async function sendOneAgain(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.$executeRaw`${again(now)} and id = ${id}::uuid`;
}

const again = (now: Date) => Prisma.sql`
  update webhook_messages set state = 'waiting', attempts = 0, due_at = null, first_tried_at = null, claimed_until = null
  where (claimed_until is null or claimed_until <= ${now}::timestamptz)`;
