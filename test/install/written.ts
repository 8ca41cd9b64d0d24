import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { Manifest } from '../../manifest/build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_MS = 180_000;

/** A file of the repository, as people read it. */
export const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The document's first command that has this text, in one line. */
export function commandWith(file: string, text: string): string {
  const blocks = [...read(file).matchAll(/```sh\n(.*?)```/gsu)].map(([, block = '']) => block);
  const inline = [...read(file).matchAll(/`([^`\n]+)`/gu)].map(([, words = '']) => words);
  const found = [...blocks, ...inline].find(each => each.includes(text));
  if (!found) throw new Error(`${file} has no command with ${text}.`);
  return found.replaceAll('\\\n', ' ').replaceAll(/^\s+/gmu, '').trim();
}

/** The manifest that a document's command prints, for this URL in place of its example. */
export async function printedManifest(command: string, publicUrl: string): Promise<Manifest> {
  const [npm = '', ...words] = command.replace('https://foyer.example.com', publicUrl).split(/\s+/u);
  const { stdout } = await promisify(execFile)(npm, words, { cwd: root });
  return parse(stdout);
}

/** The settings before `npm start`. */
export const settingsIn = (command: string) =>
  [...command.matchAll(/([A-Z_]+)=\S+/gu)].map(([, name = '']) => name);

/**
 * Runs `npm start` with exactly the settings that a document names, and those that take it from Slack and the usual port
 * to the test's own.
 * @param names what the document says to set; each must be among the values
 */
export async function startAsWritten(
  names: string[],
  values: Record<string, string>,
  own: Record<string, string>,
): Promise<AsyncDisposable> {
  const settings = Object.fromEntries(
    names.map(name => {
      const value = values[name];
      if (!value) throw new Error(`The document names ${name}, which this way does not need.`);
      return [name, value];
    }),
  );
  const { PATH = '', HOME = '' } = process.env;
  // A group of its own: npm starts the program as its child.
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { PATH, HOME, ...settings, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const end = () => endGroup(child);
  await ready(child).catch(async error => {
    await end();
    throw error;
  });
  return { [Symbol.asyncDispose]: end };
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const ended = once(child, 'close');
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`${why} ${said}`));
    const late = setTimeout(() => fail('It was not ready in time.'), READY_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        said += chunk;
        if (!said.includes('Foyer is ready')) return;
        clearTimeout(late);
        resolve();
      });
    }
    child.once('close', code => {
      clearTimeout(late);
      fail(`It ended with ${code}.`);
    });
  });
}
