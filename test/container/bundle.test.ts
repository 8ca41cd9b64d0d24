import { execFile } from 'node:child_process';
import { chmod, glob, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canEnter, findAccount } from '../../src/database/embedded/account.ts';
import { runCommandUntil } from '../faults/run-command-until.ts';
import { setUpAt } from '../faults/set-up.ts';
import { openWorkplace } from '../support/process.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const bundle = (to: string) =>
  run(process.execPath, [join(root, 'container/bundle.ts'), '--to', to], { cwd: root });

const MEGABYTE = 1024 ** 2;

describe('what a server needs', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foyer-bundle-'));
    await chmod(folder, 0o755);
    await bundle(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const names = async () => {
    const found: string[] = [];
    for await (const file of glob('node_modules/{@*/*,[!@.]*}/package.json', { cwd: folder })) {
      found.push(file.slice('node_modules/'.length, -'/package.json'.length));
    }
    return found.sort();
  };

  const described = async () => JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const started = async () => String((await described()).scripts.start).replace('node ', '');

  it('each command of the bundle is a built file, and the image starts the one of “npm start”', async () => {
    const { scripts, bin } = await described();
    for (const command of [...Object.values(scripts), ...Object.values(bin)]) {
      await stat(join(folder, String(command).replace('node ', '')));
    }
    const image = await readFile(join(root, 'Dockerfile'), 'utf8');
    expect(image).toContain(`CMD ["node", "${await started()}"]`);
    const { stdout } = await run(process.execPath, [join(folder, bin.foyer), '--help']);
    expect(stdout).toContain('Usage: foyer');
  });

  it('the bundle has no package of the development, no local Slack and no demo, and at most 250 MB', async () => {
    const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
    const all = await names();
    expect(all).toContain('@slack/bolt');
    const unknown = { dev: true };
    const ofDevelopment = (name: string) => (packages[`node_modules/${name}`] ?? unknown).dev;
    expect(ofDevelopment('vitest')).toBe(true);
    expect(all.filter(ofDevelopment)).toEqual([]);
    expect(all).not.toContain('local-slack');
    await expect(stat(join(folder, 'src'))).rejects.toThrow('ENOENT');
    let bytes = 0;
    for await (const { parentPath, name } of glob('**', { cwd: folder, withFileTypes: true })) {
      const file = await stat(join(parentPath, name));
      if (file.isFile()) bytes += file.size;
    }
    expect(bytes / MEGABYTE).toBeLessThan(250);
  });

  it('the bill of materials lists each package of the bundle, and no other', async () => {
    const { components } = JSON.parse(await readFile(join(folder, 'sbom.cdx.json'), 'utf8'));
    const listed = components.map(({ name }: { name: string }) => name);
    expect([...new Set(listed)].sort()).toEqual(expect.arrayContaining(await names()));
    expect(listed).not.toContain('vitest');
  });

  it('the bundle serves people under another user, from files that it can’t write, and with nothing but its settings', async () => {
    const another = await findAccount();
    const account = canEnter(another, process.execPath) ? another : undefined;
    await using place = await openWorkplace({ elsewhere: { folder, file: await started(), account } });
    const program = await place.start();
    await setUpAt(place);
    await runCommandUntil(
      place.slack,
      place.slack.person('grace'),
      '/invite @ada as VIEWER',
      'Invited Ada Lovelace',
    );
    program.kill('SIGTERM');
    expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('a bundle replaces an earlier one, and no folder with other files', async () => {
    const other = await mkdtemp(join(tmpdir(), 'foyer-other-'));
    await mkdir(join(other, 'photos'));
    await writeFile(join(other, 'photos', 'ada.png'), '');
    await expect(bundle(other)).rejects.toMatchObject({
      code: 1,
      stderr: `${other} has other files in it. Name an empty folder: npm run bundle -- --to FOLDER\n`,
    });
    await stat(join(other, 'photos', 'ada.png'));
    await rm(other, { recursive: true });
  });
});
