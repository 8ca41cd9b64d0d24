import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildManifest, type Manifest, manifestYaml } from '../../manifest/build.ts';
import { routes } from '../../src/slack/routes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const url = 'https://foyer.example.com';

const commandsOf = (manifest: Manifest) => manifest.features?.slash_commands?.map(({ command }) => command);

/** Every URL in the manifest that Slack would call. */
function urlsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (/url$/u.test(key) ? [part] : urlsOf(part)));
}

describe('the manifest', () => {
  it('is the file in the repository', () => {
    expect(readFileSync(join(root, 'slack-manifest.yml'), 'utf8')).toBe(manifestYaml());
    expect(parse(manifestYaml())).toEqual(buildManifest());
  });

  it('asks for exactly the events that are routes', () => {
    const types = routes
      .filter(route => route.kind === 'event')
      .map(route => route.subscription ?? route.type);
    expect(buildManifest().settings?.event_subscriptions?.bot_events).toEqual([...new Set(types)].sort());
  });

  it('has each shortcut, and nothing that Slack would cut', () => {
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

  it('hints at every subcommand', () => {
    const hint = buildManifest().features?.slash_commands?.[0]?.usage_hint ?? '';
    for (const route of routes) {
      if (route.kind === 'command' && /^\w+$/u.test(route.name)) expect(hint).toContain(route.name);
    }
  });

  it('has mentions in commands resolved, which the quick syntax needs', () => {
    const { slash_commands: commands = [] } = buildManifest().features ?? {};
    expect(commands.map(({ should_escape }) => should_escape)).toEqual(commands.map(() => true));
  });
});

describe('how the app is reached', () => {
  it('is Socket Mode where no address is known: Slack is told none', () => {
    expect(buildManifest().settings?.socket_mode_enabled).toBe(true);
    expect(urlsOf(buildManifest())).toEqual([]);
  });

  it.each([url, `${url}/`])('is one address for everything: %s', publicUrl => {
    const manifest = buildManifest({ publicUrl });
    expect(manifest.settings?.socket_mode_enabled).toBe(false);
    expect(new Set(urlsOf(manifest))).toEqual(new Set([`${url}/slack/events`]));
    expect(urlsOf(manifest)).toHaveLength(3 + (commandsOf(manifest)?.length ?? 0));
  });

  it('is also "/foyer", once', () => {
    expect(commandsOf(buildManifest())).toEqual(['/invite', '/foyer']);
    expect(commandsOf(buildManifest({ command: '/join' }))).toEqual(['/join', '/foyer']);
    expect(commandsOf(buildManifest({ command: '/foyer' }))).toEqual(['/foyer']);
  });
});

describe('npm run manifest', () => {
  const main = (folder: string, ...options: string[]) =>
    run(process.execPath, [join(folder, 'manifest', 'main.ts'), ...options]);

  it('prints it for another command and address', async () => {
    const { stdout } = await main(root, '--command', '/join', '--url', url);
    expect(parse(stdout)).toEqual(buildManifest({ command: '/join', publicUrl: url }));
  });

  it('is content with the file in the repository, and not with another', async () => {
    await main(root, '--check');
    const folder = await mkdtemp(join(tmpdir(), 'foyer-manifest-'));
    try {
      await cp(join(root, 'manifest'), join(folder, 'manifest'), { recursive: true });
      await cp(join(root, 'package.json'), join(folder, 'package.json'));
      for (const name of ['src', 'node_modules']) await symlink(join(root, name), join(folder, name));
      const file = join(folder, 'slack-manifest.yml');
      await writeFile(file, manifestYaml().replace('commands', 'admin'));
      await expect(main(folder, '--check')).rejects.toThrow('npm run manifest');
      await main(folder);
      expect(readFileSync(file, 'utf8')).toBe(manifestYaml());
      await main(folder, '--check');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('Slack’s published schema of manifests', () => {
  const file = join(root, '..', 'shared', 'slack-reference', 'manifest.schema.json');

  it('is kept, however the app is reached', () => {
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
      { command: '/join', publicUrl: url },
    ]) {
      isValid(buildManifest(options));
      expect(isValid.errors).toBeNull();
    }
    expect(isValid({ ...buildManifest(), settings: { socket_mode_enabled: 'yes' } })).toBe(false);
  });
});
