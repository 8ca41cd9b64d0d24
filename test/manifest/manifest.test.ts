import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { type Simulator, startSimulator } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { freeCommands } from '../../manifest/base.ts';
import { buildManifest, type Manifest, manifestYaml } from '../../manifest/build.ts';
import { routes } from '../../src/slack/routes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const url = 'https://foyer.example.com';
const FREE = 'manifest/slack-manifest.foyer.yml';

/** A Slack that keeps its own commands, as real Slack does. */
async function strictSlack(): Promise<Simulator & AsyncDisposable> {
  const slack = await startSimulator();
  return Object.assign(slack, { [Symbol.asyncDispose]: () => slack.stop() });
}

const commandsOf = (manifest: Manifest) => manifest.features?.slash_commands?.map(({ command }) => command);

/** Every URL in the manifest that Slack would call. */
function urlsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (/url$/u.test(key) ? [part] : urlsOf(part)));
}

describe('the manifest', () => {
  it('the manifest is the file in the repository', () => {
    expect(readFileSync(join(root, 'slack-manifest.yml'), 'utf8')).toBe(manifestYaml());
    expect(parse(manifestYaml())).toEqual(buildManifest());
  });

  it('the second manifest has names that every workspace accepts, and is otherwise the same', async () => {
    const text = readFileSync(join(root, FREE), 'utf8');
    expect(text).toBe(manifestYaml({ command: freeCommands }));
    const withoutCommands = ({ features, ...rest }: Manifest) => {
      const { slash_commands: _, ...others } = features ?? {};
      return { ...rest, features: others };
    };
    const free = parse(text);
    expect(commandsOf(free)).toEqual(['/foyer']);
    expect(withoutCommands(free)).toEqual(withoutCommands(buildManifest()));
    await using slack = await strictSlack();
    slack.installApp(free, {});
    expect(() => slack.installApp(parse(manifestYaml()), {})).toThrow('/invite has an invalid name');
  });

  it('the manifest marks as optional exactly what links alone need, among the bot’s scopes', () => {
    const { bot = [], bot_optional: optional = [] } = buildManifest().oauth_config?.scopes ?? {};
    expect(optional).toEqual([
      'channels:join',
      'channels:manage',
      'groups:write',
      'usergroups:read',
      'usergroups:write',
    ]);
    expect(bot).toEqual(expect.arrayContaining(optional));
  });

  it('the manifest asks for exactly the events that are routes', () => {
    const types = routes
      .filter(route => route.kind === 'event')
      .map(route => route.subscription ?? route.type);
    expect(buildManifest().settings?.event_subscriptions?.bot_events).toEqual([...new Set(types)].sort());
  });

  it('the manifest has each shortcut, and nothing that Slack would cut', () => {
    const { display_information: about, features } = buildManifest();
    const shortcuts = routes.filter(route => route.kind === 'shortcut');
    expect(features?.shortcuts?.map(each => each.callback_id)).toEqual(shortcuts.map(({ id }) => id));
    for (const { name, description } of features?.shortcuts ?? []) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
    expect(about.name.length).toBeLessThanOrEqual(35);
    expect(about.description?.length).toBeLessThanOrEqual(140);
  });

  it('the hint of the manifest is one short line of commands that exist, help among them', () => {
    const hint = buildManifest().features?.slash_commands?.[0]?.usage_hint ?? '';
    const names = routes.flatMap(route => (route.kind === 'command' ? [route.name] : []));
    const [first, ...hinted] = hint.slice(1, -1).split(' | ');
    expect(first).toBe('person as role');
    expect(names).toEqual(expect.arrayContaining(hinted));
    expect(hinted).toContain('help');
    expect(hint.length).toBeLessThanOrEqual(75);
  });

  it('the manifest has mentions in commands resolved, which the quick syntax needs', () => {
    const { slash_commands: commands = [] } = buildManifest().features ?? {};
    expect(commands.map(({ should_escape }) => should_escape)).toEqual(commands.map(() => true));
  });
});

describe('the connection in the manifest', () => {
  it('the manifest uses Socket Mode where no address is known: Slack gets none', () => {
    expect(buildManifest().settings?.socket_mode_enabled).toBe(true);
    expect(urlsOf(buildManifest())).toEqual([]);
  });

  it.each([url, `${url}/`])('the manifest has one address for everything: %s', publicUrl => {
    const manifest = buildManifest({ publicUrl });
    expect(manifest.settings?.socket_mode_enabled).toBe(false);
    expect(new Set(urlsOf(manifest))).toEqual(new Set([`${url}/slack/events`]));
    expect(urlsOf(manifest)).toHaveLength(3 + (commandsOf(manifest)?.length ?? 0));
  });

  it.each([{ publicUrl: `${url}/` }, { publicUrl: url, socketMode: true }])(
    'the manifest lets people sign in with Slack where they come back to Foyer’s pages: %o',
    options => {
      const { redirect_urls: back, scopes } = buildManifest(options).oauth_config ?? {};
      expect(back).toEqual([`${url}/slack/sign-in`]);
      expect(scopes?.user).toEqual(['email', 'openid', 'profile']);
    },
  );

  it('the manifest keeps Socket Mode although people come to Foyer’s pages: Slack gets no address to call', () => {
    const manifest = buildManifest({ publicUrl: url, socketMode: true });
    expect(manifest.settings?.socket_mode_enabled).toBe(true);
    expect(urlsOf(manifest)).toEqual([]);
  });

  it('the manifest without an address asks nobody to sign in', () => {
    expect(buildManifest().oauth_config).not.toHaveProperty('redirect_urls');
    expect(buildManifest().oauth_config?.scopes).not.toHaveProperty('user');
  });

  it('the command is "/invite" and "/foyer", or the names that are chosen and no other', () => {
    expect(commandsOf(buildManifest())).toEqual(['/invite', '/foyer']);
    expect(commandsOf(buildManifest({ command: '/welcome' }))).toEqual(['/welcome']);
    expect(commandsOf(buildManifest({ command: ['/welcome', '/door', '/door'] }))).toEqual([
      '/welcome',
      '/door',
    ]);
  });
});

describe('npm run manifest', () => {
  const main = (folder: string, ...options: string[]) =>
    run(process.execPath, [join(folder, 'manifest', 'main.ts'), ...options]);

  it('npm run manifest prints it for other commands and another address', async () => {
    const { stdout } = await main(root, '--command', '/welcome', '--command', '/door', '--url', url);
    expect(parse(stdout)).toEqual(buildManifest({ command: ['/welcome', '/door'], publicUrl: url }));
    expect(stdout).not.toMatch(/command: \/(?:invite|foyer)/u);
    const socket = await main(root, '--url', url, '--socket-mode');
    expect(parse(socket.stdout)).toEqual(buildManifest({ publicUrl: url, socketMode: true }));
  });

  it('npm run manifest says what isn’t a command', async () => {
    await expect(main(root, '--command', 'welcome')).rejects.toThrow('“welcome” isn’t a slash command.');
  });

  it('npm run manifest accepts the files in the repository, and no others', async () => {
    await main(root, '--check');
    const folder = await mkdtemp(join(tmpdir(), 'foyer-manifest-'));
    try {
      await cp(join(root, 'manifest'), join(folder, 'manifest'), { recursive: true });
      await cp(join(root, 'package.json'), join(folder, 'package.json'));
      for (const name of ['src', 'node_modules']) await symlink(join(root, name), join(folder, name));
      const free = manifestYaml({ command: freeCommands });
      await writeFile(join(folder, 'slack-manifest.yml'), manifestYaml());
      await writeFile(join(folder, FREE), free.replace('commands', 'admin'));
      await expect(main(folder, '--check')).rejects.toThrow(`${FREE} differs from the routes. Run "npm run`);
      await writeFile(join(folder, 'slack-manifest.yml'), manifestYaml().replace('commands', 'admin'));
      await main(folder);
      expect(readFileSync(join(folder, 'slack-manifest.yml'), 'utf8')).toBe(manifestYaml());
      expect(readFileSync(join(folder, FREE), 'utf8')).toBe(free);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('Slack’s published schema of manifests', () => {
  const file = join(root, '..', 'shared', 'slack-reference', 'manifest.schema.json');

  it('the manifest fits Slack’s published schema, whether over HTTP or Socket Mode', () => {
    if (!existsSync(file)) {
      console.info(
        'Slack’s schema of manifests is not on this machine, so the manifest was not held against it.',
      );
      return;
    }
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const isValid = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
    for (const options of [
      {},
      { publicUrl: url },
      { command: '/foyer' },
      { command: ['/welcome', '/door'], publicUrl: url },
      { publicUrl: url, socketMode: true },
    ]) {
      isValid(buildManifest(options));
      expect(isValid.errors).toBeNull();
    }
    expect(isValid({ ...buildManifest(), settings: { socket_mode_enabled: 'yes' } })).toBe(false);
  });
});
