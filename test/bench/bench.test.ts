import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const figure = String.raw`(1/)?[\d.]+( ×)?`;

/** Runs that part in short; its output, and the first cells of its tables, of whose figures none is missing. */
async function run(part: 'requests' | 'imports' | 'lists', ...flags: string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'test/bench/main.ts',
    '--quick',
    '--only',
    part,
    ...flags,
  ]);
  const rows = stdout.split('\n').filter(line => line.startsWith('| '));
  const names = rows.map(row => row.split(' | ')[0]?.slice(2));
  const figures = rows.filter((_, index) => names[index] !== '---' && names[index + 1] !== '---');
  for (const row of figures)
    expect(row).toMatch(new RegExp(String.raw`^\| [^|]+?( \| (${figure}|–)?)+ \|$`, 'u'));
  return { stdout, names };
}

it('measures requests beside a bare Bolt app and finds every acknowledged one committed', async () => {
  const { stdout, names } = await run('requests');
  expect(names).toEqual([
    'request',
    '---',
    'Foyer: `/invite a@b as Role`, invitation committed',
    'bare Bolt: a command, only acknowledged',
    'ratio',
    'Foyer: press of Accept, membership committed',
    'bare Bolt: a press, only acknowledged',
    'ratio',
  ]);
  expect(stdout).toContain('no request refused or lost');
});

it('measures imports beside csv-parse, better-auth and the least that the rate limits allow', async () => {
  const { stdout, names } = await run('imports');
  expect(names).toEqual([
    'reading a file',
    '---',
    'Foyer: read',
    'Foyer: read and every row checked',
    'bare csv-parse: cells only',
    'ratio of reading',
    'ratio of reading and checking',
    'committing 100 invitations',
    '---',
    'Foyer: Send, with rights, audit, deliveries and jobs',
    'better-auth: 100 × `createInvitation`, one after the other',
    'better-auth: 100 × `createInvitation`, 10 at a time',
    'ratio to one after the other',
    'ratio to 10 at a time',
    'delivering',
    '---',
    'Foyer: from Send to the last message',
    "least: 300 at once, a minute's pause, 300 at once",
    'least at an even pace: 300 a minute',
    'ratio to the least',
    'ratio to the even pace',
    'answers of 429',
  ]);
  expect(stdout).toContain(
    '100 invitations, 101 audit entries of the import, 101 deliveries and as many jobs',
  );
  expect(stdout).toContain(
    'each of 20 people has one invitation; no call of any method was answered with 429',
  );
});

it('reads the lists of a small organization beside those of a large one', async () => {
  const { stdout, names } = await run('lists');
  expect(names.slice(0, 2)).toEqual(['list', '---']);
  const lists = names.slice(2).map(name => name?.split(':')[0]);
  expect([...new Set(lists)]).toEqual([
    'Current Users',
    'Invited Users',
    'Audit trail',
    'Groups',
    'App Home',
    'Inviting one person',
  ]);
  expect(stdout).toContain('20,000 members, as many pending invitations');
});
