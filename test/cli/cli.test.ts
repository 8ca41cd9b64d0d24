import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf } from '../api/client.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, untilIdle } from '../support/story.ts';

const root = join(import.meta.dirname, '../..');

let foyer: Foyer;
let settings: Record<string, string>;
beforeAll(async () => {
  foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  await becomeMember(foyer, 'ada', 'Analyst', '"Teacher Laptops"');
  settings = { FOYER_URL: `${foyer.app.url}/`, FOYER_KEY: (await clientOf(foyer)).secret };
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

/** Runs the command line in a process of its own. */
function run(args: string[], env = settings, by = [process.execPath, 'src/cli/foyer.ts']) {
  const { PATH = '', HOME = '' } = process.env;
  const [program = '', ...before] = by;
  return promisify(execFile)(program, [...before, ...args], { cwd: root, env: { PATH, HOME, ...env } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({
      code: code as number,
      stdout: stdout as string,
      stderr: stderr as string,
    }),
  );
}

describe('the command line', () => {
  it('people are invited with a role and groups, and read the table of what was done', async () => {
    const { code, stdout } = await run([
      'invite',
      'una@elsewhere.example',
      '--role',
      'Analyst',
      '--group',
      'Teacher Laptops',
    ]);
    expect(stdout).toContain('una@elsewhere.example');
    expect(code).toBe(0);
    await untilIdle(foyer);
    expect(
      await foyer.db.invitation.count({ where: { email: 'una@elsewhere.example', status: 'pending' } }),
    ).toBe(1);
    const listed = await run(['invitations', '--json']);
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { email: 'una@elsewhere.example', role: { name: 'Analyst' } },
    ]);
  });

  it('a file is looked at first, sent whole, and not at all while a row is wrong', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-cli-'));
    const file = join(folder, 'people.csv');
    await writeFile(file, 'Email,Role\nmina@elsewhere.example,Analyst\nno address,Analyst\n');
    const dry = await run(['import', file, '--dry-run']);
    expect([dry.code, dry.stderr]).toEqual([1, 'Nothing was sent. 1 invited, 1 refused.\n']);
    expect(dry.stdout).toMatch(
      /^Line +Email +Result +Why\n2 +mina@elsewhere\.example +invited\n3 +no address +refused +Email: /u,
    );
    const whole = await run(['import', file]);
    expect([whole.code, whole.stderr]).toEqual([1, 'Nothing was sent. 1 invited, 1 refused.\n']);
    const mina = { where: { email: 'mina@elsewhere.example' } };
    expect(await foyer.db.invitation.count(mina)).toBe(0);
    const some = await run(['import', file, '--skip-refused', '--json']);
    expect([some.code, JSON.parse(some.stdout).length]).toEqual([1, 2]);
    expect(await foyer.db.invitation.count(mina)).toBe(1);
    await untilIdle(foyer);
    expect((await run(['import', join(folder, 'none.csv')])).code).toBe(2);
    await rm(folder, { recursive: true });
  });

  it('members are a table for people, CSV for spreadsheets and JSON for programs', async () => {
    const table = (await run(['members', '--search', 'lovelace'])).stdout.split('\n');
    expect(table[0]).toMatch(/^Email +Name +Role +Groups +State$/u);
    expect(table[1]).toMatch(/^ada@lovelace\.example +Ada Lovelace +Analyst +Teacher Laptops +active$/u);
    expect((await run(['members', '--csv'])).stdout).toContain(
      'ada@lovelace.example,Ada Lovelace,Analyst,Teacher Laptops,active',
    );
    expect(
      JSON.parse((await run(['members', '--email', 'ada@lovelace.example', '--json'])).stdout),
    ).toHaveLength(1);
  });

  it('the audit log is printed since a moment', async () => {
    const all = JSON.parse((await run(['audit', '--since', '2000-01-01', '--json'])).stdout);
    expect(all.length).toBe(await foyer.db.auditEntry.count());
    expect(JSON.parse((await run(['audit', '--limit', '1', '--json'])).stdout)).toEqual([all[0]]);
    expect((await run(['audit', '--since', 'yesterday'])).code).toBe(2);
  });

  it('a question about a permission is answered in a sentence and by the exit code', async () => {
    const yes = await run([
      'check',
      'ada@lovelace.example',
      'Analyse activity',
      '--group',
      'Teacher Laptops',
    ]);
    expect([yes.code, yes.stdout]).toEqual([0, 'Yes.\n']);
    const no = await run(['check', 'ada@lovelace.example', 'Send broadcasts']);
    expect([no.code, no.stdout]).toEqual([1, 'No: their role doesn’t allow it.\n']);
  });

  it('what goes wrong is one sentence, and its exit code says whose fault it is', async () => {
    const refused = await run(['invite', 'una@', '--role', 'Analyst']);
    expect(refused.code).toBe(1);
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
    expect((await run(['invite', 'una@elsewhere.example'])).code).toBe(2);
    expect(await run(['members'], {})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Set FOYER_URL'),
    });
    expect((await run(['members'], { ...settings, FOYER_KEY: 'x' })).code).toBe(1);
    expect((await run(['members'], { ...settings, FOYER_URL: 'http://127.0.0.1:1' })).code).toBe(3);
  });

  it('its users find it by npx', async () => {
    const { code, stdout } = await run(['--help'], {}, ['npx', 'foyer']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('FOYER_KEY')]);
  });
});
