import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { manifestYaml } from './build.ts';

const FILE = new URL('../slack-manifest.yml', import.meta.url);

const { values } = parseArgs({
  options: {
    check: { type: 'boolean' },
    command: { type: 'string' },
    url: { type: 'string' },
  },
});

if (values.check) {
  if (readFileSync(FILE, 'utf8') !== manifestYaml()) {
    process.stderr.write('slack-manifest.yml is not what the routes say; run "npm run manifest".\n');
    process.exit(1);
  }
} else if (values.command || values.url) {
  process.stdout.write(manifestYaml({ command: values.command, publicUrl: values.url }));
} else {
  writeFileSync(FILE, manifestYaml());
}
