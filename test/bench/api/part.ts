import { Agent, request } from 'node:http';
import { z } from 'zod';
import { systemClock } from '../../../src/clock.ts';
import { closeDatabase, openWholeDatabase } from '../../../src/database/client.ts';
import { makeApiKey } from '../../../src/domain/api-keys/manage.ts';
import { apiScopes } from '../../../src/domain/api-keys/scopes.ts';
import { findPerson } from '../../../src/domain/people/store.ts';
import { commitChanges } from '../../../src/notifications/commit-changes.ts';
import { startChild } from '../children.ts';
import type { Goal } from '../goals.ts';
import { markdown, ms, ratio } from '../markdown.ts';
import type { Measured, Options } from '../part.ts';
import type { Server } from '../postgres.ts';
import { GROUP, makePlace } from '../requests/place.ts';
import type { StandIn } from '../requests/slack-stand-in.ts';
import { percentile } from '../statistics.ts';

const WITHIN = 1.5;
/** Below what one key has in a minute. */
const REQUESTS_OF_A_KEY = 500;

/** Reads a member and checks a permission by the API, beside Hono alone with the same statement: what to print. */
export async function measureApi(server: Server, { quick, progress }: Options): Promise<Measured> {
  const rounds = quick ? 20 : 2_000;
  const stage = await setStage(server, Math.ceil(((rounds + 10) * 2) / REQUESTS_OF_A_KEY));
  try {
    progress('started the API and Hono alone');
    const samples = await askInTurns(stage, rounds);
    const [member, bareMember, check, bareCheck] = samples as [number[], number[], number[], number[]];
    const row = (name: string, took: number[]) => [
      name,
      ms(percentile(took, 0.5)),
      ms(percentile(took, 0.99)),
    ];
    const quotient = (name: string, ours: number[], bare: number[]) => [
      name,
      ...[0.5, 0.99].map(p => ratio(percentile(ours, p), percentile(bare, p))),
    ];
    const goal = (name: string, ours: number[], bare: number[]): Goal => ({
      name,
      most: WITHIN,
      measured: percentile(ours, 0.5) / percentile(bare, 0.5),
    });
    return {
      lines: [
        markdown(
          ['a request to the API', 'p50 (ms)', 'p99 (ms)'],
          [
            row('Foyer: `GET /v1/members/{id}`', member),
            row('Hono alone with the same statement', bareMember),
            quotient('ratio', member, bareMember),
            row('Foyer: `POST /v1/check`', check),
            row('Hono alone with the statement of the check', bareCheck),
            quotient('ratio of the checks', check, bareCheck),
          ],
        ),
      ],
      goals: [
        goal('`GET /v1/members/{id}` to Hono alone, p50', member, bareMember),
        goal('`POST /v1/check` to Hono alone, p50', check, bareCheck),
      ],
    };
  } finally {
    await stage.stop();
  }
}

interface Stage {
  foyer: string;
  bare: string;
  secrets: string[];
  memberId: string;
  stop(): Promise<void>;
}

async function setStage(server: Server, keys: number): Promise<Stage> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  const start = async <Ready>(
    file: string,
    environment: Record<string, string>,
    isReady: (line: Record<string, unknown>) => Ready | null,
  ) => {
    const child = await startChild(new URL(file, import.meta.url), environment, isReady);
    stops.push(() => child.stop());
    return child.ready;
  };
  try {
    const slack = await start('../requests/slack-stand-in.ts', { BENCH_PEOPLE: '20' }, line =>
      'apiUrl' in line ? (line as unknown as StandIn) : null,
    );
    const cast = { inviters: slack.people.slice(0, 10), crowd: slack.people.slice(10) };
    const { organizationId, databases } = await makePlace(server, slack, cast);
    const db = openWholeDatabase(databases.foyer);
    stops.push(() => closeDatabase(db));
    const { workspaceId } = await db.organization.findUniqueOrThrow({ where: { id: organizationId } });
    const actor = await findPerson(db, workspaceId, slack.people[0]?.id ?? '');
    if (!actor) throw new Error('The stand-in for Slack has no people.');
    const secrets: string[] = [];
    for (let n = 0; n < keys; n += 1) {
      const made = await makeApiKey({ db, clock: systemClock, commitChanges }, actor, {
        organizationId,
        name: `Bench ${n}`,
        scopes: [...apiScopes],
        days: 'never',
        requestKey: crypto.randomUUID(),
      });
      secrets.push(made.secret ?? '');
    }
    const member = await db.member.findFirstOrThrow({
      where: { organizationId, slackUserId: slack.people[5]?.id ?? '' },
    });
    const group = await db.group.findFirstOrThrow({ where: { organizationId, name: GROUP } });
    await db.groupGrant.create({ data: { memberId: member.id, groupId: group.id, level: 'access' } });
    const url = (line: Record<string, unknown>) => z.string().nullable().catch(null).parse(line.url);
    const settings = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      SLACK_APP_TOKEN: '',
      SLACK_COMMAND: '',
      PORT: '0',
      LOG_LEVEL: 'info',
      DATABASE_URL: databases.foyer,
    };
    const yardstick = { DATABASE_URL: databases.foyer, WORKSPACE: workspaceId, SECRET: secrets[0] ?? '' };
    return {
      foyer: await start('../../../src/main.ts', settings, url),
      bare: await start('./bare-hono.ts', yardstick, url),
      secrets,
      memberId: member.id,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Each request to each app in turns, so that a busy machine is the same for both. */
async function askInTurns({ foyer, bare, secrets, memberId }: Stage, rounds: number): Promise<number[][]> {
  const agent = new Agent({ keepAlive: true });
  const read = { method: 'GET', path: `/v1/members/${memberId}` };
  const question = { member: { id: memberId }, permission: 'member:edit', group: GROUP };
  const check = { method: 'POST', path: '/v1/check', body: JSON.stringify(question) };
  const kinds = [read, check].flatMap(kind => [foyer, bare].map(url => ({ ...kind, url })));
  const samples: number[][] = kinds.map(() => []);
  let sent = 0;
  for (let round = -10; round < rounds; round += 1) {
    for (const [index, kind] of kinds.entries()) {
      const secret = secrets[Math.floor(sent / (REQUESTS_OF_A_KEY * 2)) % secrets.length] ?? '';
      const took = await exchange(agent, kind, secret);
      sent += 1;
      if (round >= 0) samples[index]?.push(took);
    }
  }
  agent.destroy();
  return samples;
}

function exchange(
  agent: Agent,
  { url, method, path, body }: { url: string; method: string; path: string; body?: string },
  secret: string,
): Promise<number> {
  const headers = {
    authorization: `Bearer ${secret}`,
    ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const asking = request(new URL(path, url), { agent, method, headers }, response => {
      response.resume();
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - start);
        else reject(new Error(`${method} ${path} was answered with ${response.statusCode}.`));
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
