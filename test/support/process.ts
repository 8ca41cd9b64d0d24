import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Simulator, type SimulatorOptions, startSimulator } from 'local-slack';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { closeDatabase, type Database, openWholeDatabase } from '../../src/database/client.ts';
import type { Account } from '../../src/database/embedded/account.ts';
import { createTestDatabase, patient } from './database.ts';
import type { Mode } from './foyer.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Ends a start that would never end. */
const READY_MS = 180_000;

/** How a process ended, and its output. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stderr: string;
}

/** The program as in production: its own process, with the real clock. */
export interface Program {
  pid: number;
  /** Its URL. */
  url: string;
  /** Its log so far. */
  log(): string;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

/** Another copy of the program, started without even PATH and HOME. */
export interface ElsewhereProgram {
  folder: string;
  /** What is started there; src/main.ts if it is left out. */
  file?: string;
  /** The user it runs as; undefined: the one of this process. */
  account: Account;
}

/** Runs src/main.ts, or the copy, with only these settings, without those of this process. */
export function runProgram(
  settings: Record<string, string>,
  elsewhere?: ElsewhereProgram,
): Omit<Program, 'url'> & { ready: Promise<string> } {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const { folder = ROOT, file = 'src/main.ts', account } = elsewhere ?? {};
  const child = spawn(process.execPath, [file], {
    cwd: folder,
    env: { ...(!elsewhere && { PATH, HOME, ...(TMPDIR && { TMPDIR }) }), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
  let [stdout, stderr] = ['', ''];
  const ready = new Promise<string>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`It was not ready in time. ${stdout}${stderr}`)),
      READY_MS,
    );
    child.stdout.on('data', chunk => {
      stdout += chunk;
      const url = /"url":"([^"]+)".*"msg":"Foyer is ready"/.exec(stdout)?.[1];
      if (url) resolve(url);
    });
    child.once('close', code => {
      clearTimeout(late);
      reject(new Error(`It ended with ${code}. ${stdout}${stderr}`));
    });
  });
  ready.catch(() => {});
  child.stderr.on('data', chunk => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stderr }));
  return { pid: child.pid ?? 0, log: () => stdout, kill: signal => child.kill(signal), ended, ready };
}

/** A local Slack and a database, on which any number of processes of the program run. */
export interface Workplace extends AsyncDisposable {
  slack: Simulator;
  db: Database;
  databaseUrl: string;
  /** The same database as the role that owns it; absent for a given one. */
  ownerUrl: string | undefined;
  settings: Record<string, string>;
  /** Starts a process and waits until it is ready; over HTTP, Slack's requests go to the newest. */
  start(settings?: Record<string, string>, elsewhere?: ElsewhereProgram): Promise<Program>;
  /** The last process started, ready or not. */
  newest(): Omit<Program, 'url'> | undefined;
}

/** Opens a workplace; `await using` ends all its processes. */
export async function openWorkplace(
  options: {
    mode?: Mode;
    databaseUrl?: string;
    ownerUrl?: string;
    slack?: SimulatorOptions;
    elsewhere?: ElsewhereProgram;
  } = {},
): Promise<Workplace> {
  const { mode = 'http' } = options;
  const own = options.databaseUrl ? undefined : await createTestDatabase();
  const databaseUrl = options.databaseUrl ?? own?.url ?? '';
  const ownerUrl = options.ownerUrl ?? own?.ownerUrl;
  const db = own?.db ?? openWholeDatabase(ownerUrl ?? databaseUrl, patient);
  const slack = await startSimulator({
    rateLimits: false,
    ...options.slack,
    settings: { takesBuiltInCommands: true, ...options.slack?.settings },
  });
  const settings = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: databaseUrl,
    ...(ownerUrl && { DATABASE_OWNER_URL: ownerUrl }),
    PORT: '0',
    ...(mode === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret }),
  };
  if (mode === 'socket') slack.installApp(parse(manifestYaml()), {});
  const started: Omit<Program, 'url'>[] = [];
  return {
    slack,
    db,
    databaseUrl,
    ownerUrl,
    settings,
    newest: () => started.at(-1),
    async start(more = {}, elsewhere = options.elsewhere) {
      const program = runProgram({ ...settings, ...more }, elsewhere);
      started.push(program);
      const url = await program.ready;
      if (mode === 'http') {
        slack.installApp(parse(manifestYaml({ publicUrl: url })), { requestUrl: `${url}/slack/events` });
      }
      return { ...program, url };
    },
    async [Symbol.asyncDispose]() {
      for (const program of started) program.kill('SIGKILL');
      await Promise.all(started.map(program => program.ended));
      await slack.stop();
      if (own) await own.drop();
      else await closeDatabase(db);
    },
  };
}
