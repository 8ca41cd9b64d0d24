/**
 * An example product. It keeps its own table of the members of one organization in Foyer: from webhooks, and by reading
 * all members when it starts, because it may have been down, and every hour. See README.md.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { foyerEvent } from 'foyer/events';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

const named = z.object({ id: z.string(), name: z.string() });
const memberShape = named.extend({
  email: z.string(),
  isActive: z.boolean(),
  role: named,
  groups: z.array(named.extend({ level: z.string() })),
  hasAllGroups: z.boolean(),
});
const pageShape = z.object({ items: z.array(memberShape), next: z.string().nullable() });
type Member = z.infer<typeof memberShape>;

const {
  FOYER_URL = '',
  FOYER_KEY = '',
  WEBHOOK_SECRET = '',
  DATABASE = 'product.db',
  PORT = '4000',
} = process.env;
const webhook = new Webhook(WEBHOOK_SECRET);
const db = new DatabaseSync(DATABASE);
// `sequence`: of the last event about it. `round`: the reading of all members that last found it, or the one before an
// event. A member who was removed stays as null, because older events can come later. So does the name of a role or
// group: a member's own row has it since the reading.
db.exec(`create table if not exists members (id text primary key, sequence int, round int, member text);
  create index if not exists members_email on members (member ->> 'email');
  create table if not exists names (id text primary key, sequence int, round int, name text)`);
let round = Number(db.prepare('select coalesce(max(round), 0) as round from members').get()?.round);

const upsert = (table: string, column: string, isNewer: string) =>
  db.prepare(`insert into ${table} (id, sequence, round, ${column}) values (?, ?, ?, ?) on conflict (id) do update
    set sequence = max(sequence, excluded.sequence), round = excluded.round, ${column} = excluded.${column}
    where excluded.${isNewer} > ${isNewer}`);
const putEvent = upsert('members', 'member', 'sequence');
const putName = upsert('names', 'name', 'sequence');
// What events said since the reading began can be newer than what was read.
const putRead = upsert('members', 'member', 'round');

/** Takes an event, as JSON. It can come twice, late and in any order. */
function take(body: string): void {
  const read = foyerEvent.safeParse(JSON.parse(body));
  // A type that this product doesn't know yet.
  if (!read.success) return;
  const { type, sequence, data } = read.data;
  if (type === 'member.removed') putEvent.run(data.id, sequence, round, null);
  else if (/^member\./u.test(type)) {
    const member = memberShape.parse(data);
    putEvent.run(member.id, sequence, round, JSON.stringify(member));
  } else if (type === 'group.renamed' || type === 'role.changed') {
    putName.run(data.id, sequence, round, data.name);
  }
}

/** Asks Foyer. Null: it has no such thing. */
async function ask(path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${FOYER_KEY}` };
  const response = await fetch(FOYER_URL + path, { headers, signal: AbortSignal.timeout(30_000) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`Foyer answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Reads all members, while webhooks go on. */
async function readAll(): Promise<void> {
  round += 1;
  const keep = (member: Member | null, id: string) =>
    putRead.run(id, 0, round, member && JSON.stringify(member));
  for (let next: string | null = ''; next !== null; ) {
    const page = pageShape.parse(await ask(`/v1/members?limit=100${next && `&cursor=${next}`}`));
    for (const member of page.items) keep(member, member.id);
    next = page.next;
  }
  // Somebody can move to a page that was read already.
  const missed = db.prepare('select id from members where round < ? and member is not null').all(round);
  for (const { id } of missed) {
    keep(memberShape.nullable().parse(await ask(`/v1/members/${id}`)), String(id));
  }
  db.prepare('update names set name = null where round < ?').run(round);
}

/** The members with that email, or all. */
function membersOf(email: string | null): Member[] {
  const rows = db.prepare(`select m.member, (select json_group_object(n.id, n.name) from names n
    where n.sequence > m.sequence and n.name is not null) as names from members m
    where m.member is not null and (?1 is null or m.member ->> 'email' = ?1) order by m.id`);
  return rows.all(email).map(row => {
    const names = JSON.parse(String(row.names)) as Record<string, string>;
    const renamed = <Named extends { id: string; name: string }>(it: Named) => ({
      ...it,
      name: names[it.id] ?? it.name,
    });
    const member = memberShape.parse(JSON.parse(String(row.member)));
    return { ...member, role: renamed(member.role), groups: member.groups.map(renamed) };
  });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://product');
  if (request.method === 'GET' && pathname === '/members') {
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify(membersOf(searchParams.get('email'))));
    return;
  }
  if (request.method !== 'POST' || pathname !== '/foyer') return void response.writeHead(404).end();
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > 1_000_000) return void response.writeHead(413, { connection: 'close' }).end();
  }
  try {
    webhook.verify(body, request.headers as Record<string, string>);
  } catch {
    return void response.writeHead(401).end();
  }
  take(body);
  response.writeHead(204).end();
}

const server = createServer((request, response) => {
  answer(request, response).catch(error => {
    console.error(error);
    // Foyer sends it again.
    response.writeHead(500).end();
  });
});
await once(server.listen(Number(PORT), '127.0.0.1'), 'listening');
for (;;) {
  const isRead = await readAll().then(
    () => console.log(`${membersOf(null).length} members`) === undefined,
    error => console.error(error) !== undefined,
  );
  await pause(isRead ? 3_600_000 : 10_000);
}
