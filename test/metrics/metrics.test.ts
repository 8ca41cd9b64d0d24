import { expect, it } from 'vitest';
import { freePort } from '../../src/database/embedded/free-port.ts';
import { clientOf } from '../api/client.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, runCommand, setUp, untilIdle } from '../support/story.ts';

const METRICS_TOKEN = 'a-token-for-monitoring';
const authorization = `Bearer ${METRICS_TOKEN}`;

/** Every series by its name and labels, with its value. */
function seriesIn(text: string): Map<string, number> {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map(line => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

async function scrape({ app }: Foyer): Promise<Map<string, number>> {
  const response = await fetch(`${app.url}/metrics`, { headers: { authorization } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/plain');
  return seriesIn(await response.text());
}

const startMeasured = () => startFoyer('http', { env: () => ({ METRICS_TOKEN }) });

it('the metrics count what happened since the last look, by what it was and how it ended', async () => {
  await using foyer = await startMeasured();
  await setUp(foyer);
  await untilIdle(foyer);
  const client = await clientOf(foyer);
  const before = await scrape(foyer);
  await becomeMember(foyer, 'ada', 'EDITOR');
  expect(await runCommand(foyer.slack.person('grace'), '/invite @ada as EDITOR')).toContain('already');
  await client.get('/v1/roles');
  await untilIdle(foyer);
  const after = await scrape(foyer);
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect({
    invited: grown('foyer_operations_total{operation="invite",outcome="done"}'),
    refused: grown('foyer_operations_total{operation="invite",outcome="already-member"}'),
    accepted: grown('foyer_operations_total{operation="acceptInvitation",outcome="done"}'),
    commands: grown('foyer_slack_acknowledgement_seconds_count{kind="command",route="*"}'),
    presses: grown('foyer_slack_acknowledgement_seconds_count{kind="message",route="invitation.accept"}'),
    asked: grown('foyer_web_request_seconds_count{part="api",status="2xx"}'),
  }).toEqual({ invited: 1, refused: 1, accepted: 1, commands: 2, presses: 1, asked: 1 });
  expect(grown('foyer_deliveries_total{medium="slack",outcome="delivered"}')).toBeGreaterThan(0);
  expect(grown('foyer_slack_call_seconds_count{method="chat.postMessage",answer="ok"}')).toBeGreaterThan(0);
  expect(grown('foyer_job_seconds_count{task="send",outcome="done"}')).toBeGreaterThan(0);
  expect(after.get('foyer_jobs_waiting{task="send"}')).toBe(0);
  expect(after.get('foyer_jobs_oldest_seconds{task="send"}')).toBe(0);
  expect(after.get('foyer_database_up')).toBe(1);
  expect(after.get('foyer_slack_connected')).toBe(1);
});

it('no label names a person, an organization or what somebody typed', async () => {
  await using foyer = await startMeasured();
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  await runCommand(grace, '/invite @ada as EDITOR');
  await runCommand(grace, '/invite no-such-word');
  await untilIdle(foyer);
  const before = await scrape(foyer);
  for (const name of ['linus', 'margaret', 'hedy']) await runCommand(grace, `/invite @${name} as EDITOR`);
  await runCommand(grace, '/invite another-word');
  await untilIdle(foyer);
  const names = [...(await scrape(foyer)).keys()];
  expect(names.filter(name => name.startsWith('foyer_') && !before.has(name))).toEqual([]);
  for (const text of ['linus', 'lovelace', 'word', foyer.slack.person('linus').id]) {
    expect(names.join('\n').toLowerCase()).not.toContain(text.toLowerCase());
  }
});

it('nobody reads the metrics without the token, and there are none without a setting', async () => {
  await using foyer = await startMeasured();
  const ask = (headers: Record<string, string> = {}) => fetch(`${foyer.app.url}/metrics`, { headers });
  for (const headers of [{}, { authorization: 'Bearer x' }, { authorization: METRICS_TOKEN }]) {
    expect((await ask(headers as Record<string, string>)).status).toBe(401);
  }
  await using silent = await startFoyer();
  expect((await fetch(`${silent.app.url}/metrics`, { headers: { authorization } })).status).toBe(404);
});

it('a port of their own has the metrics and nothing else, and the other port has none', async () => {
  const port = await freePort();
  await using foyer = await startFoyer('http', { env: () => ({ METRICS_PORT: String(port) }) });
  const own = `http://127.0.0.1:${port}`;
  expect(await (await fetch(`${own}/metrics`)).text()).toContain('foyer_database_up 1');
  expect((await fetch(`${own}/v1/members`)).status).toBe(404);
  expect((await fetch(`${foyer.app.url}/metrics`)).status).toBe(404);
});
