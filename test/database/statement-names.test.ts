import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameStatements } from '../../src/database/statement-names.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('the same text gets the same name, and another text gets another', () => {
  const nameOf = nameStatements();
  expect(nameOf('select 1')).toBe(nameOf('select 1'));
  expect(nameOf('select 2')).not.toBe(nameOf('select 1'));
});

it('a connection gets no more names than it may keep, and still knows those', () => {
  const nameOf = nameStatements(2);
  const [first, second] = [nameOf('select 1'), nameOf('select 2')];
  expect(nameOf('select 3')).toBe('');
  expect([nameOf('select 1'), nameOf('select 2')]).toEqual([first, second]);
});

it('a connection prepares a query once, however often and with any values it runs', async () => {
  const kept = await database.db.$transaction(async tx => {
    for (const name of ['Ada', 'Grace', 'Linus']) await tx.workspace.findMany({ where: { name } });
    return tx.$queryRaw<{ uses: bigint }[]>`
      select generic_plans + custom_plans as uses from pg_prepared_statements where statement like '%workspaces%'
      and statement not like '%pg_prepared%'`;
  });
  expect(kept).toEqual([{ uses: 3n }]);
});
