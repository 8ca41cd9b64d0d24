import { randomBytes } from 'node:crypto';
import { ManualClock, type Simulator, type SlackCloud, startSlackCloud } from 'local-slack';
import type { Logger } from 'pino';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { freePort } from '../../src/database/embedded/free-port.ts';
import type { Allowance } from '../../src/slack/person-limits.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Foyer, inTests, quietLog } from '../support/foyer.ts';

/** A key of ENCRYPTION_KEY. */
export const newKey = () => randomBytes(32).toString('base64');

export interface ManyOptions {
  /** More settings. */
  env?: NodeJS.ProcessEnv;
  /** Do tokens expire? Default: yes, as the manifest asks. */
  rotates?: boolean;
  allowance?: Allowance;
  log?: Logger;
  /** Does it greet the workspaces' owners? Default: no. */
  greets?: boolean;
  /** What stands before several processes; default: the first process itself. */
  publicUrl?: string;
  /** How many installations one browser can begin in a minute. */
  triesPerMinute?: number;
}

/** Foyer where any workspace installs it, and a Slack with several. */
export interface Many extends AsyncDisposable {
  cloud: SlackCloud;
  /** The same, for untilIdle. */
  slack: SlackCloud;
  clock: ManualClock;
  database: TestDatabase;
  db: TestDatabase['db'];
  publicUrl: string;
  keys: { current: string };
  /** The settings of a process, but for its database. */
  settings(): Record<string, string>;
  app: RunningApp;
  restart(env?: NodeJS.ProcessEnv): Promise<void>;
  /** Installs the app's manifest again, with token rotation on. */
  switchRotationOn(): void;
  /** Starts a second process on the same database. */
  startAnother(options?: { databaseUrl?: string }): Promise<RunningApp>;
}

/** Starts Foyer with no workspace; `await using` stops it. */
export async function startMany(options: ManyOptions = {}): Promise<Many> {
  const { env, rotates = true, greets = false, allowance, triesPerMinute, log = quietLog } = options;
  const clock = new ManualClock();
  const database = await createTestDatabase();
  const cloud = await startSlackCloud({ clock, takesBuiltInCommands: true });
  const port = await freePort();
  const { publicUrl = `http://127.0.0.1:${port}` } = options;
  const keys = { current: newKey() };
  const settings = () => ({
    SLACK_CLIENT_ID: cloud.clientId,
    SLACK_CLIENT_SECRET: cloud.clientSecret,
    SLACK_SIGNING_SECRET: cloud.signingSecret,
    SLACK_API_URL: cloud.apiUrl,
    ENCRYPTION_KEY: keys.current,
    PUBLIC_URL: publicUrl,
  });
  const start = (more: NodeJS.ProcessEnv = {}, databaseUrl = database.url) =>
    startApp({
      ...inTests,
      config: readConfig({ ...settings(), PORT: String(port), ...env, ...more }),
      databaseUrl,
      clock,
      log,
      greets,
      ...(allowance && { allowance }),
      ...(triesPerMinute && { triesPerMinute }),
    });
  const configure = (rotation: boolean) => {
    const manifest = parse(manifestYaml({ publicUrl, distribution: true }));
    manifest.settings.token_rotation_enabled = rotation;
    cloud.installApp(manifest, { requestUrl: `${publicUrl}/slack/events` });
  };
  configure(rotates);
  let app = await start();
  const others: RunningApp[] = [];
  return {
    cloud,
    slack: cloud,
    clock,
    database,
    db: database.db,
    publicUrl,
    keys,
    settings,
    get app() {
      return app;
    },
    switchRotationOn: () => configure(true),
    async restart(more) {
      await app.stop();
      app = await start(more);
    },
    async startAnother({ databaseUrl } = {}) {
      const other = await start({ PORT: '0' }, databaseUrl);
      others.push(other);
      return other;
    },
    async [Symbol.asyncDispose]() {
      for (const each of [...others, app]) await each.stop();
      await cloud.stop();
      await database.drop();
    },
  };
}

/** One of its workspaces, for stories that know one only. */
export function foyerIn(many: Many, slack: Simulator): Foyer {
  const { clock, db, database } = many;
  return {
    slack,
    clock,
    db,
    database,
    get app() {
      return many.app;
    },
    restart: () => many.restart(),
    async [Symbol.asyncDispose]() {},
  };
}

/** A browser that goes from Foyer to Slack and back, with the cookie of Foyer's site. */
export class Installing {
  readonly #publicUrl: string;
  cookie = '';

  constructor({ publicUrl }: { publicUrl: string }) {
    this.#publicUrl = publicUrl;
  }

  /** Opens "Add to Slack"; returns where Slack's page is. */
  async begin(): Promise<string> {
    const answer = await fetch(`${this.#publicUrl}/slack/install`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    this.#keep(answer);
    return answer.headers.get('location') ?? '';
  }

  /** Follows Slack back to Foyer. */
  async comeBack(url: string): Promise<{ status: number; words: string }> {
    const answer = await fetch(url, { headers: { cookie: this.cookie } });
    this.#keep(answer);
    const page = await answer.text();
    return { status: answer.status, words: /<h1[^>]*>([^<]*)</u.exec(page)?.[1] ?? page };
  }

  #keep(answer: Response): void {
    for (const cookie of answer.headers.getSetCookie()) [this.cookie = ''] = cookie.split(';');
  }
}

/** Somebody installs Foyer in a workspace, by the dance. */
export async function install(many: Many, workspace: Simulator, by = 'olga'): Promise<string> {
  const browser = new Installing(many);
  const back = workspace.person(by).install(await browser.begin());
  const { status, words } = await browser.comeBack(back);
  expect([status, words]).toEqual([200, expect.stringContaining('Foyer is installed in')]);
  return many.db.workspace
    .findUniqueOrThrow({ where: { slackTeamId: workspace.teamId } })
    .then(({ id }) => id);
}

/** A workspace with Foyer set up in it. */
export async function addInstalled(many: Many, name: string, by = 'olga') {
  const slack = many.cloud.addWorkspace({ name, rateLimits: false });
  const workspaceId = await install(many, slack, by);
  return { slack, workspaceId };
}
