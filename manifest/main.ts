import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { freeCommands } from './base.ts';
import { manifestYaml } from './build.ts';

/** The manifests in the repository: the one with /invite, and the one that every workspace takes. */
const files = [
  { path: 'slack-manifest.yml', yaml: manifestYaml() },
  { path: 'manifest/slack-manifest.foyer.yml', yaml: manifestYaml({ command: freeCommands }) },
];
const COMMAND = /^\/[a-z0-9_-]{1,31}$/u;

const { values } = parseArgs({
  options: {
    check: { type: 'boolean' },
    command: { type: 'string', multiple: true },
    url: { type: 'string' },
    'socket-mode': { type: 'boolean' },
    distribution: { type: 'boolean' },
  },
});

const place = (path: string) => new URL(`../${path}`, import.meta.url);

function contentOf(path: string): string | null {
  try {
    return readFileSync(place(path), 'utf8');
  } catch {
    return null;
  }
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const wrong = values.command?.find(name => !COMMAND.test(name));
if (wrong !== undefined) {
  fail(`“${wrong}” isn’t a slash command. Write it like /welcome: lowercase letters, digits, - and _.`);
}
if (values.distribution && !values.url) {
  fail('An app for many workspaces needs --url, the address where people reach it.');
}
if (values.check) {
  const stale = files.filter(({ path, yaml }) => contentOf(path) !== yaml).map(({ path }) => path);
  if (stale.length > 0) {
    fail(`${stale.join(' and ')} differs from the routes. Run "npm run manifest".`);
  }
} else if (values.command || values.url) {
  process.stdout.write(
    manifestYaml({
      command: values.command,
      publicUrl: values.url,
      socketMode: values['socket-mode'],
      distribution: values.distribution,
    }),
  );
} else {
  for (const { path, yaml } of files) writeFileSync(place(path), yaml);
}
