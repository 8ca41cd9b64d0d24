import { describe, expect, it } from 'vitest';
import { holdTable, holdTableFromWork } from '../faults/held-table.ts';
import { until } from '../faults/until.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, invitationCard, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

// Hundreds of requests in each.

const TOO_FAST = 'You’re sending requests faster than Foyer can answer. Wait a few seconds, then try again.';

const one = { inHand: 1, waiting: 0, refusalsAMinute: 60 };

/** Locks an address of the organization: people who accept, are invited or ask with it wait. */
async function holdAddress({ db }: Foyer, email: string) {
  const { id } = await db.organization.findFirstOrThrow();
  const key = `${id}:${email}`;
  const held = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const transaction = db.$transaction(
    async tx => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
      held.resolve();
      await gate.promise;
    },
    { timeout: 100_000 },
  );
  await Promise.race([held.promise, transaction]);
  const release = async () => {
    gate.resolve();
    await transaction;
  };
  /** How many wait for this lock, and for no other: jobs wait for each other at times. */
  const waits = async () => {
    const [{ count }] = await db.$queryRaw<[{ count: number }]>`
      select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32 | objid::bigint) = hashtextextended(${key}, 0)`;
    return count;
  };
  return { waits, release, [Symbol.asyncDispose]: release };
}

describe('300 requests at once of one person', () => {
  it('300 requests at once of one person use three connections while they wait, and the owner is answered', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    const card = invitationCard(ada);
    await using held = await holdAddress(foyer, 'ada@lovelace.example');
    let answered = 0;
    const presses = Array.from({ length: 300 }, () =>
      ada.press(card, 'Accept').then(() => {
        answered += 1;
      }),
    );
    // All but those in hand and those that wait their turn.
    await until(() => answered >= 277, 'the others to be refused');
    await until(async () => (await held.waits()) === 3, 'three to wait for the lock');
    expect(await runCommand(grace, '/invite @linus as VIEWER')).toContain('Invited Linus');
    expect(await held.waits()).toBe(3);
    await held.release();
    await Promise.all(presses);
    await untilIdle(foyer);
    expect(await db.member.count({ where: { email: 'ada@lovelace.example', state: 'active' } })).toBe(1);
    expect(ada.messages().map(message => message.plain())).toContain(TOO_FAST);
  });
});

describe.each(modes)('one request too many, over %s', mode => {
  it('one request too many is answered with the same words wherever it was made, and does nothing', async () => {
    await using foyer = await startFoyer(mode, { allowance: one });
    await setUp(foyer);
    const { slack, db } = foyer;
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    await runCommand(slack.person('grace'), '/invite @linus as VIEWER');
    await runCommand(slack.person('grace'), '/invite @margaret as VIEWER');
    await untilIdle(foyer);
    await ada.openHome();
    await ada.command('/invite');
    await ada.fill({ Email: 'linus@lovelace.example', Role: 'VIEWER' });
    await using held = await holdAddress(foyer, 'barbara@lovelace.example');
    const inHand = runCommand(ada, '/invite barbara@lovelace.example as VIEWER');
    await until(async () => (await held.waits()) === 1, 'one to wait for the lock');
    // Nothing of this can be read: a query would wait for it.
    await using table = await holdTableFromWork(foyer, 'slack_people');

    expect(await runCommand(ada, '/invite pending')).toBe(TOO_FAST);
    expect(await ada.options('Groups', 'Teach')).toEqual([]);
    await ada.submit();
    expect(ada.modals().map(view => view.title)).toEqual(['Invite people', 'Foyer']);
    expect(ada.modal()?.plain()).toContain(TOO_FAST);
    await ada.goBack();
    const form = ada.modal();
    if (form) await ada.press(form, 'Add another');
    expect(ada.modal()?.plain()).toContain(TOO_FAST);
    await ada.closeModal();
    await ada.shortcut('invite_member');
    expect(ada.modal()?.plain()).toContain(TOO_FAST);
    await ada.closeModal();
    const home = ada.home();
    if (home) await ada.press(home, 'Open Invited users');
    expect(ada.modal()?.plain()).toContain(TOO_FAST);
    await ada.closeModal();
    const before = ada.messages().length;
    await ada.say('', { files: [{ name: 'people.csv', bytes: 'Email,Role\nx@lovelace.example,VIEWER\n' }] });
    expect(
      ada
        .messages()
        .slice(before)
        .map(message => message.plain()),
    ).toContain(TOO_FAST);
    expect(await ada.openHome()).toMatchObject({ status: 200 });

    await table.release();
    await held.release();
    await inHand;
    await untilIdle(foyer);
    expect(await db.import.count()).toBe(0);
    expect(await runCommand(ada, '/invite help')).toContain('What you can do');
  });
});

describe('a person who only collects refusals', () => {
  it('a person who only collects refusals gets a message alone after some in a minute, before the database is asked', async () => {
    await using foyer = await startFoyer('http', { allowance: { ...one, refusalsAMinute: 6 } });
    await setUp(foyer);
    const linus = foyer.slack.person('linus');
    const heard: string[] = [];
    for (let n = 0; n < 10; n += 1) heard.push(await runCommand(linus, '/invite pending'));
    expect(heard.indexOf(TOO_FAST)).toBe(6);
    expect(heard.slice(6)).toEqual(Array(4).fill(TOO_FAST));
    await using _ = await holdTable(foyer, 'slack_people');
    expect(await runCommand(linus, '/invite help')).toBe(TOO_FAST);
  });

  it('a person who only collects refusals doesn’t limit another person', async () => {
    await using foyer = await startFoyer('http', { allowance: { ...one, refusalsAMinute: 2 } });
    await setUp(foyer);
    const { slack } = foyer;
    for (let n = 0; n < 3; n += 1) await runCommand(slack.person('linus'), '/invite pending');
    expect(await runCommand(slack.person('linus'), '/invite help')).toBe(TOO_FAST);
    expect(await runCommand(slack.person('grace'), '/invite help')).toContain('What you can do');
  });

  it('a person is limited for refused presses, forms and files alike', async () => {
    await using foyer = await startFoyer('http', { allowance: { ...one, refusalsAMinute: 3 } });
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    await grace.fill({ Email: 'grace@lovelace.example', Role: 'VIEWER' });
    await grace.submit();
    await grace.say('', { files: [{ name: 'people.csv', bytes: 'Role\nVIEWER\n' }] });
    await grace.say('', { files: [{ name: 'again.csv', bytes: 'Name\nAda\n' }] });
    await untilIdle(foyer);
    expect(await runCommand(grace, '/invite help')).toBe(TOO_FAST);
  });
});
