import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

/** The patches of the page, in their order. */
const patchesIn = (page: string) =>
  [...page.matchAll(/^```diff\n(.*?)^```$/gmsu)].map(([, patch = '']) => patch);

it('a newcomer who follows AGENTS.md adds a verb that passes the checks and its own test', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'foyer-agents-'));
  const inCopy = (command: string, ...given: string[]) =>
    run(command, given, {
      cwd: copy,
      maxBuffer: 10_000_000,
      env: { ...process.env, NODE_OPTIONS: '' },
    }).catch(error => {
      throw new Error(`${error.message}\n${error.stdout}`);
    });
  try {
    const { stdout } = await run('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root });
    for (const path of new Set(stdout.split('\n').filter(Boolean))) {
      await cp(join(root, path), join(copy, path)).catch(error => {
        if (error.code !== 'ENOENT') throw error;
      });
    }
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    await inCopy('git', 'init', '--quiet');
    const patches = patchesIn(await readFile(join(root, 'AGENTS.md'), 'utf8'));
    expect(patches.length).toBeGreaterThan(3);
    for (const [n, patch] of patches.entries()) {
      await writeFile(join(copy, `${n}.patch`), patch);
      await inCopy('git', 'apply', `${n}.patch`);
      await rm(join(copy, `${n}.patch`));
    }
    await inCopy('npm', 'run', 'generate');
    await inCopy('npm', 'run', 'manifest');
    await inCopy('npm', 'run', 'check');
    const tested = await inCopy(
      'npm',
      'test',
      '--',
      'test/members/thank.test.ts',
      'test/slack/routes.test.ts',
    );
    expect(tested.stdout).toMatch(/Test Files.*2 passed/u);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});
