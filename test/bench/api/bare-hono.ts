import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { openDatabase } from '../../../src/database/client.ts';
import { fromJson } from '../../../src/database/json-rows.ts';
import { inWorkspace } from '../../../src/database/workspace-scope.ts';
import { liveKeyStatement } from '../../../src/domain/api-keys/store.ts';

/**
 * The yardstick: Hono alone, which runs the same statement for the same member in the same database and answers with the row. It
 * checks nothing.
 */
const { DATABASE_URL = '', WORKSPACE = '', SECRET = '' } = process.env;

const db = openDatabase(DATABASE_URL);
const found = async (id: string, hasGroups: boolean) => {
  const statement = liveKeyStatement(SECRET, new Date(), { member: { id }, hasGroups });
  const [row] = await inWorkspace(WORKSPACE, () => db.$queryRaw<{ rest: unknown }[]>(statement));
  return fromJson<{ concerned: unknown[] }>(row?.rest).concerned;
};

const app = new Hono();
app.get('/v1/members/:id', async context => context.json(await found(context.req.param('id'), false)));
app.post('/v1/check', async context => {
  const { member } = await context.req.json();
  return context.json((await found(member.id, true)).length);
});

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = 'GET', url = '/' } = request;
  const answer = await app.fetch(
    new Request(`http://bare.invalid${url}`, {
      method,
      ...(method === 'POST' && {
        body: Buffer.concat(chunks),
        headers: { 'content-type': 'application/json' },
      }),
    }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
