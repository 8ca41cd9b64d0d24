import { readFile, stat } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFile(join(root, file), 'utf8');

/** The settings that the README lists. */
async function settings(): Promise<string[]> {
  const rows = (await read('README.md')).split('\n').filter(line => line.startsWith('| `'));
  return rows.flatMap(row =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/gu)].map(([, name = '']) => name),
  );
}

/** What the image's build copies from the project. */
async function copied(): Promise<string[]> {
  const lines = (await read('Dockerfile')).split('\n').filter(line => /^COPY (?!--)/u.test(line));
  return lines.flatMap(line => line.split(' ').slice(1, -1));
}

it('the image’s build copies files that are there and that .dockerignore lets through', async () => {
  const lines = (await read('.dockerignore')).split('\n');
  const kept = lines.filter(line => line.startsWith('!')).map(line => line.slice(1));
  for (const source of await copied()) {
    await stat(join(root, source));
    expect(
      kept.some(path => source === path || matchesGlob(source, `${path}/**`)),
      source,
    ).toBe(true);
  }
});

it('the image’s build copies everything of the project that the bundle and the install need', async () => {
  const [, list = ''] = /const COPIED = \[([^\]]+)\]/u.exec(await read('container/bundle.ts')) ?? [];
  const needed = [...list.matchAll(/'([^']+)'/gu)].map(([, path]) => path);
  const sources = await copied();
  const isCopied = (path = '') => sources.some(source => path === source || path.startsWith(`${source}/`));
  // dist is made by the install.
  expect(needed.filter(path => !isCopied(path))).toEqual(['dist/events']);
  for (const path of ['package-lock.json', 'tsconfig.json', 'local-slack/package.json']) {
    expect(isCopied(path), path).toBe(true);
  }
});

it('compose.yaml gives settings that Foyer has, and time to finish running work', async () => {
  const { services } = parse(await read('compose.yaml'), { merge: true });
  const names = await settings();
  const main = await read('src/main.ts');
  const limitMs = Number(/STOP_LIMIT_MS = ([\d_]+)/u.exec(main)?.[1]?.replaceAll('_', ''));
  for (const name of ['foyer-1', 'foyer-2']) {
    const { environment, stop_grace_period, read_only } = services[name];
    expect(names).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(Number.parseInt(stop_grace_period, 10) * 1_000).toBeGreaterThan(limitMs);
    expect(read_only).toBe(true);
  }
  expect(await read('container/Caddyfile')).toContain('reverse_proxy foyer-1:3000 foyer-2:3000');
});

it('the Kubernetes manifests give settings that Foyer has, probe what it answers, and end it in time', async () => {
  const documents = parseAllDocuments(await read('container/kubernetes.yaml')).map(each => each.toJS());
  const { spec } = documents[0].spec.template;
  const [{ env, ports, lifecycle, ...container }] = spec.containers;
  const names = await settings();
  expect(names).toEqual(expect.arrayContaining(env.map(({ name }: { name: string }) => name)));
  const server = await read('src/web/server.ts');
  for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
    const { path, port } = container[probe].httpGet;
    expect(server).toContain(`'GET ${path}'`);
    expect(ports.map(({ name }: { name: string }) => name)).toContain(port);
  }
  expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(lifecycle.preStop.sleep.seconds + 20);
});
