import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startFoyer } from '../support/foyer.ts';
import { done, paste, send } from '../support/import-story.ts';
import { setUp, untilIdle } from '../support/story.ts';
import { erase, GONE } from './erasing.ts';

describe('an address within text', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const erased = async (text: string, ...identifiers: string[]) => {
    const [{ result }] = await database.db.$queryRaw<[{ result: string }]>`
      select erased_text(${text}, ${identifiers}::text[], '{}', 'erased person 00ff') as result`;
    return result.replaceAll('erased person 00ff', '…');
  };

  // RFC 5322, 3.2.3, atext, and the dot.
  it.each([..."!#$%&'*+-/=?^_`{|}~.a9"])('an address with %j right before it is another one', async mark => {
    for (const text of [
      `o${mark}brien@x.example`,
      `Ask o${mark}brien@x.example, or (o${mark}brien@x.example)`,
    ]) {
      expect(await erased(text, 'brien@x.example')).toBe(text);
    }
  });

  it.each(['brien@x.example.org', 'brien@x.examples', 'brien@x.example-2.org', 'brien@x.example1'])(
    'an address in %s is another one',
    async text => {
      expect(await erased(`Ask ${text}.`, 'brien@x.example')).toBe(`Ask ${text}.`);
    },
  );

  it.each([
    ['brien@x.example', '…'],
    [' Brien@X.example ', '…'],
    ['Ask brien@x.example.', 'Ask ….'],
    ['Brien <BRIEN@x.example>, ann@x.example', 'Brien <…>, ann@x.example'],
    ['(brien@x.example)\nbrien@x.example;brien@x.example', '(…)\n…;…'],
    ['<mailto:brien@x.example|brien@x.example>', '<mailto:…|…>'],
    ["Ask 'brien@x.example' or *brien@x.example*", "Ask '…' or *…*"],
    ['_brien@x.example_', '_…_'],
    ['`brien@x.example`', '`…`'],
    ['brien@x.example_2', '…_2'],
  ])('an address is found by itself: %j', async (text, left) => {
    expect(await erased(text, 'brien@x.example')).toBe(left);
  });

  it('an address is found as written: no character in it is a pattern', async () => {
    expect(await erased('Ask a+b@x.example, aab@x.example', 'a+b@x.example')).toBe('Ask …, aab@x.example');
    expect(await erased('Ask a@x-example.org', 'a@x.example.org')).toBe('Ask a@x-example.org');
  });

  it.each([
    ['Ask <@U0123>, slack.example/team/U0123 or by=U0123', 'Ask <@…>, slack.example/team/… or by=…'],
    ['U01234 XU0123 U0123-4', 'U01234 XU0123 U0123-4'],
  ])('an address isn’t a Slack user, nor the other way round: %j', async (text, left) => {
    expect(await erased(text, 'u0123')).toBe(left);
  });
});

describe('erasing an address', () => {
  it('an erasure changes nothing of people whose longer address ends in the erased one', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const theirs = ['sales/eu@x.example', 'r&d@x.example', 'x=y@x.example', "o'brien@x.example"];
    const gone = ['eu@x.example', 'd@x.example', 'y@x.example', 'brien@x.example'];
    await paste(grace, ['Email,Role', ...[...theirs, ...gone].map(email => `${email},VIEWER`)].join('\n'));
    await send(grace);
    await done(foyer, grace);
    const note = theirs.join(' or ');
    await db.invitation.updateMany({ where: { email: { in: theirs } }, data: { note } });
    await untilIdle(foyer);
    const kept = async () => ({
      invitations: await db.invitation.findMany({
        where: { email: { in: theirs } },
        orderBy: { id: 'asc' },
      }),
      deliveries: await db.delivery.findMany({ where: { email: { in: theirs } }, orderBy: { id: 'asc' } }),
      rows: await db.importRow.findMany({ where: { email: { in: theirs } }, orderBy: { id: 'asc' } }),
      auditLog: await db.auditEntry.findMany({
        where: { subject: { in: theirs } },
        orderBy: { id: 'asc' },
      }),
    });
    const before = await kept();
    expect(before.auditLog).toHaveLength(theirs.length);
    for (const email of gone) expect(await erase(grace, email)).toContain(GONE);
    expect(await kept()).toEqual(before);
    expect(await db.auditEntry.count({ where: { subject: { in: gone } } })).toBe(0);
  });
});
