import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { eventTypes } from '../../src/events/events.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A receiver in plain JavaScript, as Node 20 runs it. */
const RECEIVER = `
import { examples, eventTypes, foyerEvent } from 'foyer/events';
const read = eventTypes.map(type => foyerEvent.parse(examples[type]).type);
console.log(JSON.stringify(read));
`;

it('a JavaScript program that has installed the package reads events, without TypeScript', async () => {
  const project = await mkdtemp(join(tmpdir(), 'foyer-events-'));
  try {
    const installed = join(project, 'node_modules', 'foyer');
    await mkdir(installed, { recursive: true });
    // As it is built before it is installed; Node strips no types of what is installed.
    const dist = join(installed, 'dist', 'events');
    await run(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'src/events', '--outDir', dist],
      {
        cwd: root,
      },
    );
    await cp(join(root, 'package.json'), join(installed, 'package.json'));
    await symlink(join(root, 'node_modules', 'zod'), join(project, 'node_modules', 'zod'));
    await writeFile(join(project, 'receiver.mjs'), RECEIVER);
    const receiver = await run(process.execPath, [join(project, 'receiver.mjs')]);
    expect(JSON.parse(receiver.stdout)).toEqual(eventTypes);
  } finally {
    await rm(project, { recursive: true, force: true });
  }
});
