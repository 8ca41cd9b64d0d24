import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const own = join(import.meta.dirname, '..');
const run = promisify(execFile);
const page = 'src/client/page';
let copy: string;

/** A copy of the package in which its compiler finds faults. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-slack-types-'));
  copy = join(folder, 'local-slack');
  for (const part of ['src', 'package.json', 'tsconfig.json'])
    await cp(join(own, part), join(copy, part), { recursive: true });
  const modules = join(createRequire(import.meta.url).resolve('ws/package.json'), '../..');
  await symlink(modules, join(folder, 'node_modules'));
});

afterAll(() => rm(join(copy, '..'), { recursive: true, force: true }));

/** The output of the package's own check, line by line. */
async function check(): Promise<string[]> {
  const { stdout } = await run('npm', ['run', '--silent', 'check'], { cwd: copy }).catch(
    (failed: { stdout: string }) => failed,
  );
  return stdout.split('\n').filter(Boolean);
}

it('the check of the package finds a wrong type in the page’s JavaScript', async () => {
  expect(await check()).toEqual([]);
  const file = join(copy, page, 'unread.js');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replaceAll('one.user', 'one.usr'));
  const [fault = ''] = await check();
  expect(fault).toContain('unread.js');
  expect(fault).toContain("'usr'");
  await writeFile(file, text);
});

it('the check of the package finds a server that sends what the page does not expect', async () => {
  const file = join(copy, 'src/client/screen.ts');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('modals:', 'modal:'));
  const [fault = ''] = await check();
  expect(fault).toContain('screen.ts');
  await writeFile(file, text);
});

it('no file of the page is left out of the check', async () => {
  const files = (await readdir(join(own, page))).filter(name => name.endsWith('.js'));
  for (const name of files)
    expect(await readFile(join(own, page, name), 'utf8'), name).not.toMatch(
      /@ts-(?:nocheck|ignore)|@ts-expect-error/u,
    );
  const { stdout } = await run('npx', ['tsc', '-p', page, '--listFilesOnly'], { cwd: own });
  const checked = stdout.split('\n');
  expect(files.filter(name => !checked.includes(join(own, page, name)))).toEqual([]);
});
