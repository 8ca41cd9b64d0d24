import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { done, paste, send } from '../support/import-story.ts';
import { refusing } from '../support/mail-server/behaviour.ts';
import { startMailServer } from '../support/mail-server.ts';
import { setUp, untilIdle } from '../support/story.ts';
import { emails } from './story.ts';

const ROWS = [
  'Email,Role',
  'ada@lovelace.example,VIEWER',
  'one@outside.example,VIEWER',
  'two@outside.example,EDITOR',
].join('\n');

it('everybody outside Slack in an upload gets an email, and the summary counts each person once', async () => {
  await using server = await startMailServer({ behaviour: refusing('two@outside.example') });
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  await paste(grace, ROWS);
  await send(grace);
  await done(foyer, grace);
  expect(await emails(foyer)).toEqual([
    'invitation to one@outside.example: delivered',
    'invitation to two@outside.example: failed',
  ]);
  expect(grace.sees('1 delivered · 1 sent by email · 1 not delivered'), grace.screen()).toBe(true);
});

it('an upload whose people get a direct message and an email counts each of them once', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer);
  await foyer.db.organization.updateMany({ data: { inviteBy: 'both' } });
  const grace = foyer.slack.person('grace');
  await paste(grace, ROWS);
  await send(grace);
  await done(foyer, grace);
  await untilIdle(foyer);
  expect(await emails(foyer)).toHaveLength(3);
  expect(grace.sees('1 delivered · 2 sent by email'), grace.screen()).toBe(true);
});

it('a direct message of an upload that fails for good goes by email, and the summary says so', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer);
  const { slack } = foyer;
  const grace = slack.person('grace');
  await paste(grace, ROWS.split('\n', 2).join('\n'));
  const toAda = (args: { channel?: unknown }) => args.channel === slack.person('ada').id;
  slack.faults.next('chat.postMessage', { kind: 'error', error: 'user_disabled' }, 9, toAda);
  await send(grace);
  await done(foyer, grace);
  expect(await emails(foyer)).toEqual(['invitation to ada@lovelace.example: delivered']);
  expect(grace.sees('1 sent by email'), grace.screen()).toBe(true);
});
