import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

/** A file that breaks one wall, the rule that must report it, and what the same file may contain. */
interface Wall {
  title: string;
  rule: string;
  file: string;
  offends: string;
  fine: string;
}

const imports = 'lint/style/noRestrictedImports';
const uses = (from: string) => `import { a } from '${from}';\n\nexport const b = a;\n`;
const wall = (title: string, file: string, offends: string, fine: string, rule = imports): Wall => ({
  title,
  rule,
  file,
  offends,
  fine,
});

const walls: Wall[] = [
  wall('domain knows no Slack', 'src/domain/invite.ts', uses('../slack/a.ts'), uses('./a.ts')),
  wall(
    'a noun of the domain knows no Slack',
    'src/domain/members/invite.ts',
    uses('../../slack/a.ts'),
    uses('../a.ts'),
  ),
  wall(
    'domain knows no queue',
    'src/domain/members/join.ts',
    uses('../../delivery/a.ts'),
    uses('../roles.ts'),
  ),
  wall('domain knows no mail', 'src/domain/members/mail.ts', uses('nodemailer'), uses('zod')),
  wall('domain knows no HTTP', 'src/domain/members/serve.ts', uses('node:http'), uses('node:url')),
  wall('domain knows no types of Slack', 'src/domain/members/b.ts', uses('@slack/types'), uses('leven')),
  wall(
    'domain reads no settings',
    'src/domain/members/set.ts',
    uses('../../config.ts'),
    uses('../../clock.ts'),
  ),
  wall(
    'the domain’s types count too',
    'src/domain/page.ts',
    `export type { A } from '../slack/a.ts';\n`,
    `export type { A } from '../database/client.ts';\n`,
    imports,
  ),
  wall(
    'a dynamic import counts too',
    'src/domain/late.ts',
    `export const late = () => import('../slack/a.ts');\n`,
    `export const late = () => import('./a.ts');\n`,
  ),
  wall(
    'domain has Prisma in stores alone',
    'src/domain/groups/rename.ts',
    uses('../../database/generated/client.ts'),
    uses('../../database/client.ts'),
  ),
  wall('slack has no Prisma', 'src/slack/home/home.ts', uses('@prisma/client'), uses('@slack/types')),
  wall(
    'delivery has Prisma in its store alone',
    'src/delivery/send.ts',
    uses('../database/generated/client.ts'),
    uses('./store.ts'),
  ),
  wall(
    'slack never imports delivery',
    'src/slack/members/send.ts',
    uses('../../delivery/queue.ts'),
    uses('../../domain/a.ts'),
  ),
  wall(
    'not even a store of slack imports delivery',
    'src/slack/members/store.ts',
    uses('../../delivery/queue.ts'),
    uses('../../database/generated/client.ts'),
  ),
  wall(
    'slack never imports notifications',
    'src/slack/hear.ts',
    uses('../notifications/a.ts'),
    uses('./a.ts'),
  ),
  wall('messages know no Slack', 'src/messages/a.ts', uses('../slack/blocks.ts'), uses('../domain/a.ts')),
  wall('messages know no types of Slack', 'src/messages/b.ts', uses('@slack/types'), uses('zod')),
  wall('messages read no table', 'src/messages/c.ts', uses('../database/client.ts'), uses('./content.ts')),
  wall('the program does not know the local Slack', 'src/app.ts', uses('local-slack'), uses('./clock.ts')),
  wall(
    'the program does not know a part of the local Slack',
    'src/web/slack.ts',
    uses('local-slack/client'),
    uses('../clock.ts'),
  ),
  wall('the program does not know the demo', 'src/web/server.ts', uses('../demo/a.ts'), uses('../a.ts')),
  wall(
    'a store does not know the local Slack',
    'src/delivery/store.ts',
    uses('local-slack'),
    uses('../database/generated/client.ts'),
  ),
  wall(
    'the demo knows the local Slack by its name',
    'src/demo/demo.ts',
    uses('../../local-slack/src/simulator.ts'),
    uses('local-slack'),
  ),
  wall(
    'tests know the local Slack by its name',
    'test/flows/home.test.ts',
    uses('../../local-slack/src/simulator.ts'),
    uses('local-slack/inside'),
  ),
  wall(
    'the local Slack knows nothing of the program',
    'local-slack/src/a.ts',
    uses('../../src/clock.ts'),
    uses('./c.ts'),
  ),
  wall(
    'the local Slack’s folders know nothing of the program',
    'local-slack/src/web-api/a.ts',
    uses('../../../src/clock.ts'),
    uses('../c.ts'),
  ),
  wall(
    'the local Slack does not know its tests',
    'local-slack/src/files/a.ts',
    uses('../../test/recording-app.ts'),
    uses('../c.ts'),
  ),
  wall(
    'the local Slack’s page imports only itself',
    'local-slack/src/client/page/a.js',
    uses('../../clock.ts'),
    uses('./c.js'),
  ),
  wall(
    'the local Slack’s tests know nothing of the program',
    'local-slack/test/a.test.ts',
    uses('../../test/support/foyer.ts'),
    uses('../src/a.ts'),
  ),
  wall(
    'the local Slack’s folders of tests know nothing of the program',
    'local-slack/test/block-kit/a.test.ts',
    uses('../../../src/app.ts'),
    uses('../../src/a.ts'),
  ),
  wall('the database knows nothing above it', 'src/database/a.ts', uses('../domain/a.ts'), uses('./b.ts')),
  wall(
    'settings are read in config.ts alone',
    'src/slack/settings.ts',
    'export const port = process.env.PORT;\n',
    'export const port = process.pid;\n',
    'lint/style/noProcessEnv',
  ),
  wall(
    'imports go in no circle',
    'src/slack/circle.ts',
    `${uses('./circle-back.ts')}export const c = 1;\n`,
    uses('./circle-end.ts'),
    'lint/suspicious/noImportCycles',
  ),
  wall(
    'no file only hands on',
    'src/slack/barrel.ts',
    `export { a } from './a.ts';\n`,
    `export const a = 1;\n`,
    'lint/performance/noBarrelFile',
  ),
  wall(
    'nothing is a default export',
    'src/slack/default.ts',
    'export default 1;\n',
    'export const one = 1;\n',
    'lint/style/noDefaultExport',
  ),
  wall(
    'nothing is any',
    'src/slack/loose.ts',
    'export const read = (value: any) => value;\n',
    'export const read = (value: unknown) => value;\n',
    'lint/suspicious/noExplicitAny',
  ),
  wall(
    'relative imports end in .ts',
    'src/slack/endings.ts',
    uses('./circle-end'),
    uses('./circle-end.ts'),
    'lint/correctness/useImportExtensions',
  ),
  wall(
    'no promise is left alone',
    'src/slack/forgets.ts',
    'async function work() {}\n\nexport function start() {\n  work();\n}\n',
    'async function work() {}\n\nexport async function start() {\n  await work();\n}\n',
    'lint/nursery/noFloatingPromises',
  ),
  wall(
    'no test is switched off',
    'test/off.test.ts',
    `import { it } from 'vitest';\n\nit.skip('rests', () => {});\n`,
    `import { it } from 'vitest';\n\nit('works', () => {});\n`,
    'lint/suspicious/noSkippedTests',
  ),
];

interface Diagnostic {
  category: string;
  location: { path: string };
}

/** Who may what the others may not. */
const doors = {
  'src/config.ts': 'export const port = process.env.PORT;\n',
  'src/demo/tour.ts': uses('local-slack'),
  'src/domain/members/store.ts': uses('../../database/generated/client.ts'),
  'src/database/client.ts': uses('@prisma/adapter-pg'),
  'src/slack/render-content.ts': uses('../messages/content.ts'),
  'src/notifications/a.ts': uses('../delivery/queue.ts'),
};

/** What Biome says of these files, laid out in a folder of their own under the project's own settings. */
async function lint(files: Record<string, string>): Promise<Diagnostic[]> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-walls-'));
  try {
    for (const settings of ['biome.json', '.gitignore'])
      await cp(join(root, settings), join(folder, settings));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const biome = join(root, 'node_modules', '.bin', 'biome');
    const { stdout } = await run(biome, ['lint', '.', '--reporter=json', '--max-diagnostics=none'], {
      cwd: folder,
    }).catch((failed: { stdout: string }) => failed);
    return JSON.parse(stdout).diagnostics;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const around = {
  'src/slack/circle-back.ts': uses('./circle.ts')
    .replaceAll(' a ', ' c ')
    .replace('= a;', '= c;\nexport const a = 2;'),
  'src/slack/circle-end.ts': 'export const a = 1;\n',
};

describe('the walls of design.md, checked by Biome', () => {
  let offending: Diagnostic[];
  let orderly: Diagnostic[];

  beforeAll(async () => {
    const offenders = Object.fromEntries(walls.map(({ file, offends }) => [file, offends]));
    const good = Object.fromEntries(walls.map(({ file, fine }) => [file, fine]));
    [offending, orderly] = await Promise.all([
      lint({ ...around, ...offenders, 'src/slack/NotKebab.ts': 'export const a = 1;\n' }),
      lint({ ...around, ...good, ...doors }),
    ]);
  });

  const about = (found: Diagnostic[], file: string) =>
    found.filter(({ location }) => location.path === file).map(({ category }) => category);

  it.each(walls)('Biome reports a broken wall: $title, $file', ({ file, rule }) => {
    expect(about(offending, file)).toContain(rule);
    expect(about(orderly, file)).not.toContain(rule);
  });

  it('files are named in kebab-case', () => {
    expect(about(offending, 'src/slack/NotKebab.ts')).toEqual(['lint/style/useFilenamingConvention']);
  });

  it.each(Object.keys(doors))('permitted imports pass: %s', file => {
    expect(about(orderly, file)).toEqual([]);
  });
});

it('no file has a name that says nothing', async () => {
  const { stdout } = await run('git', ['ls-files', 'src', 'manifest', 'prisma', 'test', 'local-slack'], {
    cwd: root,
  });
  const empty = /^(utils?|helpers?|services?|common|misc|types)$/u;
  const names = stdout.split('\n').flatMap(path => path.split('/').map(part => basename(part, '.ts')));
  expect(names.filter(name => empty.test(name))).toEqual([]);
});

describe('tables are read and written in stores alone', () => {
  const MODEL =
    /\b(?:db|tx)\s*\.\s*\w+\s*\.\s*(?:find|create|update|upsert|delete|count|aggregate|groupBy)\w*\(/u;
  const SQL = /\$(?:query|execute)Raw/u;
  const isStore = (path: string) =>
    /(?:^|\/)store\.ts$|^src\/domain\/locks\.ts$|^src\/database\//u.test(path);

  const outside = async (query: RegExp, mayToo = /^$/u) => {
    const { stdout } = await run('git', ['ls-files', 'src/**/*.ts'], { cwd: root });
    const paths = stdout.split('\n').filter(path => path && !isStore(path) && !mayToo.test(path));
    const texts = await Promise.all(paths.map(path => readFile(join(root, path), 'utf8')));
    return paths.filter((_, index) => query.test(texts[index] ?? ''));
  };

  it.each([
    ['await tx.member.findMany({})', true],
    ['db\n    .invitation.updateMany({})', true],
    ['await db.$transaction(async tx => {})', false],
    ['store.invitation.find()', false],
  ])('tables are read and written in stores alone: %j, %s', (text, expected) => {
    expect(MODEL.test(text)).toBe(expected);
  });

  it('no other file uses Prisma’s models', async () => {
    expect(await outside(MODEL)).toEqual([]);
  });

  it('no other file has SQL, except those of the queue, whose tables are Graphile Worker’s', async () => {
    expect(await outside(SQL, /^src\/delivery\//u)).toEqual([]);
  });
});
