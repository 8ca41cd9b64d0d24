import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cwd, execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { launchBrowser } from 'local-slack/chromium';
import { walk } from './walk.ts';

/** A newcomer should be there after two minutes and ten presses. */
const GOAL = { seconds: 120, presses: 10 };

const { values } = parseArgs({ options: { clone: { type: 'boolean', default: false } } });

async function run(command: string, args: string[], folder: string): Promise<void> {
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}.`);
}

/** The address that the demo prints. */
async function addressOf(demo: ChildProcess): Promise<string> {
  if (demo.stdout) {
    for await (const line of createInterface(demo.stdout)) {
      const [address] = /http:\/\/\S+/u.exec(line) ?? [];
      if (address) return address;
    }
  }
  throw new Error('The demo ended before it had a page.');
}

/** Measures how long it takes, and how many presses, until somebody new to Foyer sees an accepted invitation. */
async function main(): Promise<number> {
  const times: [what: string, seconds: number][] = [];
  const timed = async <T>(what: string, work: Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work;
    times.push([what, (performance.now() - start) / 1000]);
    return result;
  };

  await using stack = new AsyncDisposableStack();
  let folder = cwd();
  if (values.clone) {
    folder = await mkdtemp(join(tmpdir(), 'foyer-clone-'));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    await timed('git clone', run('git', ['clone', '--quiet', cwd(), folder], cwd()));
    await timed('npm install', run('npm', ['install', '--silent'], folder));
  }
  // The browser is the newcomer's own: its start doesn't count.
  const browser = await launchBrowser();
  stack.defer(() => browser.close());
  const demo = spawn(execPath, ['src/demo/demo.ts', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stack.defer(async () => {
    demo.kill('SIGTERM');
    await once(demo, 'exit');
  });
  const address = await timed('npm run demo', addressOf(demo));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await timed('the page', page.goto(address));
  const presses = await timed(
    'the first accepted invitation',
    walk(page, async () => {}),
  );

  const total = times.reduce((sum, [, seconds]) => sum + seconds, 0);
  for (const [what, seconds] of [...times, ['together', total] as const]) {
    process.stdout.write(`${what.padEnd(32)}${seconds.toFixed(1).padStart(6)} s\n`);
  }
  process.stdout.write(`${'presses'.padEnd(32)}${String(presses).padStart(6)}\n`);
  process.stdout.write(`The goal is ${GOAL.seconds} s and ${GOAL.presses} presses.\n`);
  return total <= GOAL.seconds && presses <= GOAL.presses ? 0 : 1;
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
