import { expect, it } from 'vitest';
import { clientOf } from '../api/client.ts';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, invitationCard, runCommand, setUp, untilIdle } from '../support/story.ts';
import { collectingLog } from './collecting.ts';

type Line = Record<string, unknown> & { msg: string; level: number };

async function startLogged() {
  const { log, lines } = collectingLog();
  const foyer = await startFoyer('http', { log });
  const all = () =>
    lines()
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Line);
  return { foyer, all, requests: () => all().filter(({ msg }) => msg === 'a request was answered') };
}

it('each request has one line: who asked, for what, how it ended and how long it took', async () => {
  const { foyer: started, requests } = await startLogged();
  await using foyer = started;
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  const before = requests().length;
  await runCommand(grace, '/invite @ada as EDITOR');
  await runCommand(grace, '/invite @ada as EDITOR');
  const ada = foyer.slack.person('ada');
  await untilIdle(foyer);
  await ada.press(invitationCard(ada), 'Accept');
  // Its line comes after its words, which follow the acknowledgement.
  await untilIdle(foyer);
  expect(
    requests()
      .slice(before)
      .filter(({ kind }) => kind !== 'event'),
  ).toMatchObject([
    { kind: 'command', route: '*', slackUserId: grace.id, operation: 'invite:done', outcome: 'done' },
    { kind: 'command', operation: 'invite:already-invited', outcome: 'already-invited' },
    { kind: 'message', route: 'invitation.accept', slackUserId: ada.id, operation: 'acceptInvitation:done' },
  ]);
  for (const { ms, reference } of requests()) {
    expect(ms).toBeTypeOf('number');
    expect(reference).toMatch(/^[0-9a-f]{8}$/u);
  }
});

it('the jobs of a request and their messages have its reference', async () => {
  const { foyer: started, all, requests } = await startLogged();
  await using foyer = started;
  await setUp(foyer);
  await untilIdle(foyer);
  foyer.slack.faults.next('chat.postMessage', { kind: 'http', status: 500 });
  await runCommand(foyer.slack.person('grace'), '/invite @ada as EDITOR');
  await foyer.slack.waitFor(
    () => all().some(({ msg, task }) => msg === 'a job failed' && task === 'send'),
    'the end of the job',
  );
  const [{ reference } = {} as Line] = requests().slice(-1);
  expect(all().filter(line => line.reference === reference && line.task === 'send')).toMatchObject([
    { outcome: 'failed' },
  ]);
});

it('a person reads the reference of their failed request, and its lines have the same one', async () => {
  const { foyer: started, all, requests } = await startLogged();
  await using foyer = started;
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  foyer.slack.faults.always('users.lookupByEmail', { kind: 'drop-reply' });
  const said = await runCommand(grace, '/invite somebody@lovelace.example as EDITOR');
  const [{ reference, outcome } = {} as Line] = requests().slice(-1);
  expect(outcome).toBe('no-slack');
  expect(said).toContain(String(reference));
  expect(all().filter(line => line.reference === reference && line.level >= 50)).toHaveLength(1);
});

it('a program gets the reference of its request in a header', async () => {
  const { foyer: started, requests } = await startLogged();
  await using foyer = started;
  await setUp(foyer);
  await becomeMember(foyer, 'ada', 'ADMIN');
  const client = await clientOf(foyer);
  const { headers } = await client.get('/v1/members');
  const wanted = headers.get('x-request-id');
  expect(requests().filter(({ reference }) => reference === wanted)).toMatchObject([
    { kind: 'web', part: 'api', method: 'GET', outcome: '200' },
  ]);
});
