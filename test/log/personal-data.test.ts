import { Client } from 'pg';
import { expect, it } from 'vitest';
import { type Foyer, type Mode, startFoyer } from '../support/foyer.ts';
import { upload } from '../support/import-story.ts';
import { invitationCard, inviteByModal, modes, runCommand, setUp, untilIdle } from '../support/story.ts';
import { bodyOf, post } from '../support/wire.ts';
import { collectingLog } from './collecting.ts';

const NOTE = 'for the payroll of Quentin';
const FILE = 'dismissals-of-march.csv';
const FAULTY = 'Wilhelmina Faulty';

async function asOwner({ database }: Foyer, ...statements: string[]): Promise<void> {
  const owner = new Client({ connectionString: database.ownerUrl });
  owner.on('error', () => {});
  await owner.connect();
  for (const sql of statements) await owner.query(sql);
  await owner.end().catch(() => {});
}

/** A story in which most things happen, and then most things go wrong. */
async function tell(foyer: Foyer, mode: Mode): Promise<void> {
  const { slack } = foyer;
  const [grace, ada, margaret] = [slack.person('grace'), slack.person('ada'), slack.person('margaret')];
  await setUp(foyer);
  await inviteByModal(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER', Note: NOTE });
  await untilIdle(foyer);
  await ada.press(invitationCard(ada), 'Accept');
  await margaret.command('/invite request');
  await margaret.fill({ Note: NOTE });
  await margaret.submit();
  await upload(grace, { name: FILE, bytes: `Email,Role\r\nlinus@lovelace.example,VIEWER\r\n` });
  await grace.submit();
  grace.upload({ name: FILE, bytes: 'Email,Role\r\nkim@x.example,VIEWER\r\n' });
  await grace.openHome();
  await untilIdle(foyer);

  for (const fault of [
    { kind: 'http', status: 500 },
    { kind: 'error', error: 'channel_not_found' },
    { kind: 'drop-reply' },
    { kind: 'drop-request' },
    { kind: 'ratelimited', retryAfter: 600 },
  ] as const) {
    slack.faults.next('*', fault, 3);
    await runCommand(grace, '/invite @katherine as VIEWER');
    // Over Socket Mode Slack waits, by its clock, for an event that failed.
    if (mode === 'http') await grace.openHome();
    await runCommand(grace, '/invite audit @ada');
    slack.faults.clear();
  }
  await runCommand(grace, `/invite ${FAULTY} <${FAULTY}@faulty.example> as ${NOTE}`);

  // The program may not write what it has to, and then has no database at all.
  await asOwner(foyer, 'revoke insert on scoped.invitations, scoped.join_requests from foyer_program');
  await runCommand(grace, '/invite quentin@payroll.example as VIEWER');
  await asOwner(foyer, 'grant insert on scoped.invitations, scoped.join_requests to foyer_program');
  await asOwner(
    foyer,
    "alter table invitations add constraint no_payroll check (email not like '%payroll%')",
  );
  await runCommand(grace, '/invite quentin@payroll.example as VIEWER');
  const name = new URL(foyer.database.url).pathname.slice(1);
  const administer = (sql: string) => {
    const url = new URL(foyer.database.ownerUrl);
    url.pathname = '/postgres';
    return asOwner({ database: { ownerUrl: url.href } } as Foyer, sql);
  };
  await administer(`alter database ${name} allow_connections false`);
  await administer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  await runCommand(grace, '/invite quentin@payroll.example as VIEWER');
  if (mode === 'http') await grace.openHome();
  await administer(`alter database ${name} allow_connections true`);
}

/** What nobody who reads the log may find. */
function forbidden({ slack, database }: Foyer): string[] {
  const people = slack.people().flatMap(({ spec }) => [spec.realName ?? '', spec.email ?? '']);
  const secrets = [slack.botToken, slack.appToken, slack.signingSecret, new URL(database.url).password];
  const texts = [NOTE, 'payroll', 'quentin', 'Quentin', FILE, FAULTY, 'faulty.example', 'lovelace.example'];
  const pieces = ['/commands/T', '/actions/T', 'xoxb-', 'xapp-', 'Bearer', 'private_metadata', 'trigger_id'];
  return [...people, ...secrets, ...texts, ...pieces, 'Teacher Laptops'].filter(each => each !== '');
}

it.each(modes)(
  'the log contains nobody’s name, address, words, files or secrets at any level, over %s',
  async mode => {
    const { log, lines } = collectingLog();
    await using foyer = await startFoyer(mode, { log });
    await tell(foyer, mode);
    if (mode === 'http') {
      const { slack } = foyer;
      const person = { id: 'UFAULTY', name: 7, real_name: FAULTY, profile: { email: ['w@faulty.example'] } };
      const payloads = [
        {
          type: 'event_callback',
          team_id: slack.teamId,
          event_id: 'Ev1',
          event: { type: 'team_join', user: person },
        },
        {
          type: 'event_callback',
          team_id: slack.teamId,
          event_id: 'Ev2',
          event: { type: 'message', user: FAULTY, [FAULTY]: 1 },
        },
        { type: 'event_callback', team_id: slack.teamId, event_id: 'Ev3', event: { type: FAULTY } },
        {
          type: 'block_actions',
          user: { id: FAULTY },
          team: { id: slack.teamId },
          trigger_id: '1',
          actions: [{ action_id: FAULTY, value: NOTE }],
        },
        {
          type: 'shortcut',
          user: { id: FAULTY },
          team: { id: FAULTY },
          callback_id: NOTE,
          trigger_id: FAULTY,
        },
      ];
      for (const { body, contentType } of payloads.map(bodyOf)) await post(foyer, body, { contentType });
      await post(foyer, `payload=${FAULTY}`);
      await fetch(`${foyer.app.url}/${FAULTY}?${NOTE}`);
    }
    await foyer.app.stop();
    const written = lines();
    expect(written).toContain('a request failed');
    expect(written).toContain('"source":"slack-sdk"');
    expect(written).toContain('"source":"queue"');
    expect(written).toMatch(/"code":"(23514|42501|P2\d{3})"/u);
    expect(written).toMatch(/"stack":" {4}at /u);
    for (const text of forbidden(foyer)) {
      const at = written.indexOf(text);
      expect(at === -1 ? '' : written.slice(Math.max(0, at - 300), at + 100), text).toBe('');
    }
  },
);
