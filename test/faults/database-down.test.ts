import type { ActResult, Person } from 'local-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../support/database.ts';
import { openWorkplace, type Program, type Workplace } from '../support/process.ts';
import { runCommand } from '../support/story.ts';
import { type OwnPostgres, startOwnPostgres } from './postgres.ts';
import { cards, emptyQueue, sendsTo } from './queue.ts';
import { runCommandUntil } from './run-command-until.ts';
import { setUpAt } from './set-up.ts';
import { openSilentNetwork } from './silent-network.ts';
import { until } from './until.ts';

const TRY_AGAIN = 'Foyer can’t reach its database right now. Nothing was changed. Try again in a minute.';

async function readiness(program: Program): Promise<[number, unknown]> {
  const answer = await fetch(`${program.url}/readyz`);
  return [answer.status, await answer.json()];
}

function isReady(program: Program): Promise<boolean> {
  return until(async () => (await readiness(program))[0] === 200, 'the program to be ready');
}

/** The number of rows in each table that an act could change. */
function rows({ db }: Workplace): Promise<number[]> {
  return Promise.all([
    db.organization.count(),
    db.member.count(),
    db.invitation.count(),
    db.delivery.count(),
    db.auditEntry.count(),
  ]);
}

describe('a program whose PostgreSQL is killed', () => {
  let postgres: OwnPostgres;
  let place: Workplace;
  let program: Program;
  let grace: Person;
  let ada: Person;
  let before: number[];

  beforeAll(async () => {
    postgres = await startOwnPostgres();
    place = await openWorkplace({ databaseUrl: postgres.url, ownerUrl: postgres.ownerUrl });
    program = await place.start();
    [grace, ada] = [place.slack.person('grace'), place.slack.person('ada')];
    await setUpAt(place);
    await runCommand(grace, '/invite @ada as VIEWER');
    await place.slack.waitFor(() => cards(ada)[0], 'the invitation');
    await grace.command('/invite');
    await grace.fill({ Email: 'linus@lovelace.example', Role: 'VIEWER' });
    before = await rows(place);
  });
  afterAll(async () => {
    await place?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  });

  describe('the program while its PostgreSQL is down', () => {
    beforeAll(() => postgres.kill());

    const inTime = (result: ActResult) => expect(result).toMatchObject({ status: 200 });

    it('a command asks the person to try again while the database is down', async () => {
      const result = await ada.command('/invite members');
      inTime(result);
      expect(result.ephemeral?.plain()).toContain(TRY_AGAIN);
    });

    it('a button in a message asks the person to try again while the database is down, and leaves the message as it was', async () => {
      const card = cards(ada)[0];
      if (card) inTime(await ada.press(card, 'Accept'));
      await place.slack.waitFor(() => ada.messages().at(-1)?.plain().includes(TRY_AGAIN), 'the sentence');
      expect(cards(ada)[0]?.buttons()).toEqual(['Accept', 'Decline']);
    });

    it('a select offers nothing while the database is down, without an error', async () => {
      expect(await grace.options('Groups', 'Teach')).toEqual([]);
    });

    it('a form asks the person to try again while the database is down', async () => {
      inTime(await grace.submit());
      expect(grace.modal()?.plain()).toContain(TRY_AGAIN);
      await grace.closeModal();
    });

    it('the shortcut asks the person to try again while the database is down', async () => {
      inTime(await grace.shortcut('invite_member'));
      expect(grace.modal()?.plain()).toContain(TRY_AGAIN);
    });

    it('an event is refused while the database is down, so that Slack delivers it again', async () => {
      expect(await grace.openHome()).toMatchObject({ status: 500 });
    });

    it('the program is alive but not ready while the database is down, and names what is missing', async () => {
      const health = await fetch(`${program.url}/healthz`);
      expect(health.status).toBe(200);
      expect(await readiness(program)).toEqual([503, { status: 'not ready', faults: ['database', 'queue'] }]);
    });
  });

  describe('the program when its PostgreSQL is back', () => {
    beforeAll(async () => {
      await postgres.startAgain();
      await isReady(program);
    });

    it('the program finds everything as it was when the database is back', async () => {
      expect(await rows(place)).toEqual(before);
      expect(await place.db.invitation.findMany()).toMatchObject([{ status: 'pending' }]);
    });

    it('the program handles commands, presses and events again when the database is back', async () => {
      await runCommandUntil(
        place.slack,
        grace,
        '/invite linus@lovelace.example as VIEWER',
        'Invited Linus Torvalds',
      );
      const card = cards(ada)[0];
      if (card) expect(await ada.press(card, 'Accept')).toMatchObject({ status: 200 });
      expect(await grace.openHome()).toMatchObject({ status: 200 });
      expect(grace.home()?.plain()).toContain('Lovelace Labs');
    });

    it('the program delivers again, and listens to its queue again, when the database is back', async () => {
      await emptyQueue(place.db);
      expect(cards(place.slack.person('linus'))).toHaveLength(1);
      expect(ada.sees('You joined Lovelace Labs')).toBe(true);
      await until(async () => {
        const listening = await place.db.$queryRaw<unknown[]>`
          select 1 from pg_stat_activity where application_name = 'foyer-worker' and query like 'LISTEN%'`;
        return listening.length > 0;
      }, 'the queue to be listened to');
    });

    it('the processes that share the queue know again that the program is alive when the database is back', async () => {
      await until(async () => {
        const held = await place.db.$queryRaw<unknown[]>`
          select 1 from pg_locks join pg_stat_activity using (pid)
          where locktype = 'advisory' and application_name = 'foyer-worker'`;
        return held.length > 0;
      }, 'its lock');
    });
  });
});

it('a message on its way to Slack is sent once when the database stops and comes back', async () => {
  await using postgres = await startOwnPostgres();
  await using place = await openWorkplace({ databaseUrl: postgres.url, ownerUrl: postgres.ownerUrl });
  const { slack, db } = place;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  await place.start();
  await setUpAt(place);
  const { promise: onItsWay, resolve } = Promise.withResolvers<void>();
  slack.faults.next('chat.postMessage', { kind: 'slow', ms: 3_000 }, 1, () => {
    resolve();
    return true;
  });
  await runCommand(grace, '/invite @ada as VIEWER');
  await onItsWay;
  await postgres.kill();
  await slack.waitFor(() => cards(ada)[0], 'the message');
  await postgres.startAgain();
  await until(
    () =>
      db.delivery.count().then(
        () => true,
        () => false,
      ),
    'the database',
  );
  await emptyQueue(db);
  expect(cards(ada)).toHaveLength(1);
  expect(await db.delivery.findMany()).toMatchObject([{ status: 'delivered' }]);
});

it('the queue starts again when it could not write down how a job ended', async () => {
  await using postgres = await startOwnPostgres();
  await using place = await openWorkplace({ databaseUrl: postgres.url, ownerUrl: postgres.ownerUrl });
  const { slack, db } = place;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  const program = await place.start();
  await setUpAt(place);
  slack.faults.next('chat.postMessage', { kind: 'hang' });
  await runCommand(grace, '/invite @ada as VIEWER');
  await slack.waitFor(() => sendsTo(slack, ada) === 1, 'the delivery to begin');
  await postgres.kill();
  await until(() => program.log().includes('the queue cannot be started yet'), 'the queue to have ended');
  await postgres.startAgain();
  await isReady(program);
  await emptyQueue(db);
  expect(cards(ada)).toHaveLength(1);
  expect(await db.delivery.findMany()).toMatchObject([{ status: 'delivered' }]);
});

it('the program ends in good order while the database is down', async () => {
  await using postgres = await startOwnPostgres();
  await using place = await openWorkplace({ databaseUrl: postgres.url, ownerUrl: postgres.ownerUrl });
  const program = await place.start();
  await postgres.kill();
  program.kill('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
});

describe('a database that stops answering', () => {
  it('a person reads afterwards about a database that stopped answering, and so does monitoring; once it answers again all is well', async () => {
    const empty = await createEmptyDatabase();
    await using network = await openSilentNetwork(empty.url);
    await using place = await openWorkplace({ databaseUrl: empty.url, ownerUrl: empty.ownerUrl });
    const { slack, db } = place;
    const grace = slack.person('grace');
    const program = await place.start({ DATABASE_URL: network.url });
    await setUpAt(place);
    network.fallSilent();
    expect(await grace.command('/invite @ada as VIEWER')).toMatchObject({ status: 200 });
    expect(await readiness(program)).toEqual([503, { status: 'not ready', faults: ['database', 'queue'] }]);
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    await slack.waitFor(() => grace.sees(TRY_AGAIN), 'the sentence');
    expect(await db.invitation.count()).toBe(0);

    network.speakAgain();
    await isReady(program);
    await runCommandUntil(slack, grace, '/invite @ada as VIEWER', 'Invited Ada Lovelace');
    await emptyQueue(db);
    expect(cards(slack.person('ada'))).toHaveLength(1);
    program.kill('SIGTERM');
    expect(await program.ended).toMatchObject({ code: 0 });
    await empty.drop();
  });
});
