import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { done, paste, send } from '../support/import-story.ts';
import { refusing } from '../support/mail-server/behaviour.ts';
import { startMailServer } from '../support/mail-server.ts';
import { invitationCard, setUp, untilIdle, untilListed } from '../support/story.ts';
import { emails, hurry } from './story.ts';

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
  await untilListed(foyer);
  const grace = foyer.slack.person('grace');
  await paste(grace, ROWS);
  await send(grace);
  await done(foyer, grace);
  expect(await emails(foyer)).toEqual([
    'invitation to one@outside.example: delivered',
    'invitation to two@outside.example: failed',
  ]);
  expect(grace.sees('1 delivered, 1 sent by email, 1 not delivered'), grace.screen()).toBe(true);
});

it('an upload whose people get a direct message and an email counts each of them once', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer);
  await untilListed(foyer);
  await foyer.db.organization.updateMany({ data: { inviteBy: 'both' } });
  const grace = foyer.slack.person('grace');
  await paste(grace, ROWS);
  await send(grace);
  await done(foyer, grace);
  await untilIdle(foyer);
  expect(await emails(foyer)).toHaveLength(3);
  expect(grace.sees('1 delivered, 2 sent by email'), grace.screen()).toBe(true);
});

it('a direct message of an upload that fails for good goes by email, and the summary says so', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer);
  await untilListed(foyer);
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

it('emails of a file wait until the first listing has ended, and people who are in Slack get a direct message', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer);
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  slack.faults.next('users.list', { kind: 'ratelimited', retryAfter: 600 });
  await paste(grace, ROWS);
  await send(grace);
  await untilIdle(foyer);
  expect(server.mails).toEqual([]);
  expect((await emails(foyer)).map(each => each.split(': ')[1])).toEqual(['queued', 'queued', 'queued']);
  await hurry(db, 'list-people');
  await untilIdle(foyer);
  expect(invitationCard(slack.person('ada')).plain()).toContain('invites you to join');
  await hurry(db, 'mail');
  await done(foyer, grace);
  expect(server.mails.flatMap(({ recipients }) => recipients).sort()).toEqual([
    'one@outside.example',
    'two@outside.example',
  ]);
  expect(grace.sees('1 delivered, 2 sent by email'), grace.screen()).toBe(true);
});

it('emails of a file are sent although the people of the workspace can’t be listed', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  foyer.slack.faults.next('users.list', { kind: 'ratelimited', retryAfter: 600 });
  await paste(grace, ROWS);
  await untilIdle(foyer);
  // As after its last try.
  await foyer.db
    .$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts where key like 'list-people:%'`;
  await send(grace);
  await done(foyer, grace);
  expect(server.mails).toHaveLength(3);
});
