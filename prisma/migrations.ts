/**
 * `npm run migrate:diff -- <name>` writes what the schema file has and the migrations lack into a new migration;
 * `npm run migrate:status` tells which migrations the database lacks (DATABASE_URL, or the embedded one in DATA_DIR).
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../src/database/embedded.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const [command, name] = process.argv.slice(2);

if (command === 'status') process.exitCode = await showStatus();
else if (command === 'diff' && name && /^[a-z0-9_]+$/.test(name)) await writeMigration(name);
else {
  console.error('Name the migration in lower case and underscores: npm run migrate:diff -- add_expiry');
  process.exitCode = 2;
}

async function showStatus(): Promise<number> {
  if (process.env.DATABASE_URL) return (await prisma(['migrate', 'status'], 'inherit')).code;
  const server = await startEmbeddedPostgres(process.env.DATA_DIR ?? '.data', console.error);
  try {
    return (await prisma(['migrate', 'status'], 'inherit', { DATABASE_URL: server.ownerUrl })).code;
  } finally {
    await server.stop();
  }
}

async function writeMigration(label: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-migration-'));
  const server = await startEmbeddedPostgres(folder);
  const paths = ['--from-migrations', join(here, 'migrations'), '--to-schema', join(here, 'schema.prisma')];
  try {
    const { code, output } = await prisma(['migrate', 'diff', ...paths, '--script'], 'pipe', {
      DATABASE_URL: server.ownerUrl,
      SHADOW_DATABASE_URL: server.ownerUrl,
    });
    if (code !== 0)
      throw new Error('Prisma could not compare the migrations with the schema; it said why above.');
    if (output.trim() === '-- This is an empty migration.')
      return console.log('The migrations have all that the schema has.');
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const target = join(here, 'migrations', `${stamp}_${label}`);
    await mkdir(target);
    await writeFile(join(target, 'migration.sql'), `${output.trim()}\n`);
    console.log(`Wrote ${join(target, 'migration.sql')}. Read it before you commit it.`);
  } finally {
    await server.stop();
    await rm(await realpath(join(folder, 'postgres')), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

function prisma(args: string[], output: 'inherit' | 'pipe', env: NodeJS.ProcessEnv = {}) {
  const cli = fileURLToPath(import.meta.resolve('prisma/build/index.js'));
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args, '--config', join(here, 'config.ts')], {
      env: { ...process.env, ...env },
      stdio: ['ignore', output, 'inherit'],
    });
    let text = '';
    child.stdout?.on('data', chunk => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', code => resolve({ code: code ?? 1, output: text }));
  });
}
