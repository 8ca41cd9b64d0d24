// Builds foyer/events for JavaScript where the compiler is installed. `npm install --omit=dev` leaves it out, and a
// Foyer that runs doesn't need what this builds.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const compiler = compilerHere();
if (compiler) {
  const { status } = spawnSync(process.execPath, [compiler, '-p', import.meta.dirname], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

function compilerHere() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
    const file = join(folder, 'bin', 'tsc');
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}
