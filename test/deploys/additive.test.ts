import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readMigrations } from '../../src/database/migration-files.ts';
import { notAdditive } from './additive-sql.ts';

const recorded = join(import.meta.dirname, '../../prisma/last-release');

it('every migration since the last release leaves older versions working, or says in its name that it doesn’t', async () => {
  const last = (await readFile(recorded, 'utf8')).trim();
  const migrations = await readMigrations();
  expect(migrations.map(({ name }) => name)).toContain(last);
  const since = migrations.filter(({ name }) => name > last && !name.endsWith('_breaking'));
  const found = since.flatMap(({ name, sql }) => notAdditive(sql).map(statement => `${name}: ${statement}`));
  expect(found, 'docs/deploys.md says what to do').toEqual([]);
});

it.each([
  'alter table "members" add column "thanks" integer not null default 0',
  'ALTER TABLE "members" ADD COLUMN "a" TEXT,\nADD COLUMN "b" BOOLEAN NOT NULL DEFAULT false',
  'create table "thanks" ("id" uuid not null, primary key ("id"));\ncreate unique index "one" on "thanks"("id")',
  'create table "thanks" ("id" uuid);\nalter table "thanks" add constraint "f" foreign key ("id") references "members"("id")',
  'alter table "members" add column "by" uuid;\nalter table "members" add constraint "f" foreign key ("by") references "members"("id")',
  'create index "quick" on "members"("name");\ndrop index "slow"',
  "update members set name = 'drop table x; ' where name = '--'",
  '-- Older versions: none writes this column since 2026.\nalter table "members" drop column "thanks"',
  'create function f() returns int language sql as $$ select 1; drop table members; $$',
])('an older version does not notice: %s', sql => {
  expect(notAdditive(sql)).toEqual([]);
});

it.each([
  'drop table "members"',
  'alter table "members" drop column "name"',
  'alter table "members" rename column "name" to "full_name"',
  'alter table "members" rename to "people"',
  'alter table "members" add column "thanks" integer not null',
  'alter table "members" add column "a" text, drop column "b"',
  'alter table "members" alter column "name" type varchar(20)',
  'alter table "members" alter column "name" set not null',
  'alter table "members" alter column "name" drop default',
  'alter table "members" add constraint "short" check (length(name) < 20)',
  'alter table "members" add constraint "f" foreign key ("name") references "people"("name")',
  'create unique index "one" on "members"("name")',
  'create trigger t before insert on members for each row execute function f()',
  'alter type "ImportOutcome" add value \'lost\'',
  'drop type "ImportOutcome"',
  'create or replace function searchable(text) returns text language sql as $$ select 1 $$',
  'do $$ begin drop table members; end $$',
  'truncate members',
])('an older version could notice: %s', sql => {
  expect(notAdditive(sql)).toHaveLength(1);
});
