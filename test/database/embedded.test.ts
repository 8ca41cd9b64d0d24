import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';
import { startChild } from '../support/child.ts';
import { accepts, killServer, serverOf } from '../support/postgres-process.ts';
import { scratchFolder } from '../support/scratch.ts';

const USER = 'embedded-user.child.ts';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  const running: { stop(): Promise<void> }[] = [];
  const start = async (dataDir = folder) => {
    const server = await startEmbeddedPostgres(dataDir);
    running.push(server);
    return server;
  };

  beforeAll(async () => {
    folder = await scratchFolder('foyer-embedded-');
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  afterAll(() => removeWithData(folder));

  it('the embedded PostgreSQL keeps its data over a stop and a start', async () => {
    const first = await start();
    await query(first.ownerUrl, 'create table kept as select 42 as answer');
    await first.stop();
    expect(await query((await start()).ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('the embedded PostgreSQL keeps committed data when the server is killed', async () => {
    const first = await start();
    await query(first.ownerUrl, 'create table survivor as select 42 as answer');
    await killServer(folder);
    expect(await query((await start()).ownerUrl, 'select answer from survivor')).toEqual([{ answer: 42 }]);
  });

  it('the embedded PostgreSQL writes every commit to disk, in UTF-8, sorted alike on every machine', async () => {
    const { ownerUrl: url } = await start();
    const settings = `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
      current_setting('server_encoding') as encoding, datlocale as locale, lower('ÄÖ') as lower
      from pg_database where datname = current_database()`;
    expect(await query(url, settings)).toEqual([
      { fsync: 'on', commits: 'on', encoding: 'UTF8', locale: 'C.UTF-8', lower: 'äö' },
    ]);
  });

  it('the embedded PostgreSQL listens on this machine alone and asks for a password that others can’t read', async () => {
    const { ownerUrl: url } = await start();
    const { port } = await serverOf(folder);
    const addresses = Object.values(networkInterfaces()).flatMap(each => each ?? []);
    const outside = addresses.find(address => address.family === 'IPv4' && !address.internal);
    if (outside) expect(await accepts(port, outside.address)).toBe(false);
    await expect(query(url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(/password/);
    expect((await stat(join(folder, 'postgres', 'password'))).mode & 0o077).toBe(0);
  });

  it('processes that start together create one embedded PostgreSQL, share it, and the last one stops it', async () => {
    const fresh = await scratchFolder('foyer-embedded-');
    const children = [startChild(USER, [fresh]), startChild(USER, [fresh])];
    const [one, two] = await Promise.all(children.map(child => child.nextLine()));
    const failed = [one, two].indexOf(undefined);
    expect(failed < 0 ? 'both run' : (await children[failed]?.ended)?.stderr).toBe('both run');
    expect(two).toBe(one);
    const { port } = await serverOf(fresh);
    expect(await children[0]?.finish()).toEqual({ code: 0, stderr: '' });
    expect(await accepts(port)).toBe(true);
    expect(await children[1]?.finish()).toEqual({ code: 0, stderr: '' });
    expect(await accepts(port)).toBe(false);
    await removeWithData(fresh);
  });

  it('the embedded PostgreSQL survives a killed process, and the next process connects to it', async () => {
    const killed = startChild(USER, [folder]);
    const url = await killed.nextLine();
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;
    const next = await start();
    expect(next.url).toBe(url);
    const { port } = await serverOf(folder);
    await next.stop();
    expect(await accepts(port)).toBe(false);
  });

  it('the embedded PostgreSQL survives a Ctrl-C, which goes to every process of the terminal', async () => {
    const child = startChild(USER, [folder]);
    const url = (await child.nextLine()) ?? '';
    process.kill(-child.pid, 'SIGINT');
    expect(await child.nextLine()).toBe('SIGINT');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await child.finish()).toEqual({ code: 0, stderr: '' });
  });

  it('the embedded PostgreSQL starts after a crash although another program now has the server’s process number', async () => {
    await (await start()).stop();
    const lines = [process.pid, join(folder, 'postgres', 'data'), 1, 1, '', '127.0.0.1', '', 'ready'];
    await writeFile(join(folder, 'postgres', 'data', 'postmaster.pid'), `${lines.join('\n')}\n`);
    expect(await query((await start()).ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('the embedded PostgreSQL uses data that was copied from elsewhere', async () => {
    const fresh = await scratchFolder('foyer-embedded-');
    await query((await start()).ownerUrl, 'create table copied as select 42 as answer');
    await running.pop()?.stop();
    await cp(await realpath(join(folder, 'postgres')), join(fresh, 'postgres'), { recursive: true });
    await chmod(fresh, 0o700);
    const copy = await start(fresh);
    expect(await query(copy.ownerUrl, 'select answer from copied')).toEqual([{ answer: 42 }]);
    await copy.stop();
    await removeWithData(fresh);
  });

  it('the embedded PostgreSQL works below a private home, where root has to keep the data outside, or says where to put it', async () => {
    const home = await mkdtemp(join(tmpdir(), 'foyer-home-'));
    const fresh = join(home, 'project', '.data');
    const isRoot = process.getuid?.() === 0;
    const isMounted = (await stat(home)).dev !== (await stat('/')).dev;
    if (isRoot && isMounted) await expect(start(fresh)).rejects.toThrow(/Set DATA_DIR to a folder outside/);
    else {
      const first = await start(fresh);
      await query(first.ownerUrl, 'create table kept as select 42 as answer');
      await first.stop();
      const second = await start(fresh);
      expect(await query(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
      await second.stop();
    }
    expect((await stat(home)).mode & 0o077).toBe(0);
    await removeWithData(fresh);
    await rm(home, { recursive: true });
  });

  it('the embedded PostgreSQL says what is wrong: a folder that isn’t a database, or one of another version', async () => {
    const fresh = await scratchFolder('foyer-embedded-');
    await mkdir(join(fresh, 'postgres', 'data'), { recursive: true });
    await expect(start(fresh)).rejects.toThrow(/holds no database of Foyer's/);
    await writeFile(join(fresh, 'postgres', 'data', 'PG_VERSION'), '15\n');
    await expect(start(fresh)).rejects.toThrow(
      /is PostgreSQL 15's, and this version of Foyer brings PostgreSQL 18\..* With the Foyer that made it, run “npm run backup -- --to FILE”\. Then move .*postgres away, and here run “npm run restore -- --from FILE”\.$/,
    );
    await removeWithData(fresh);
  });

  it('the embedded PostgreSQL says in PostgreSQL’s own words why it doesn’t start', async () => {
    await (await start()).stop();
    const settings = join(folder, 'postgres', 'data', 'postgresql.conf');
    const before = await readFile(settings, 'utf8');
    await writeFile(settings, `${before}\nno_such_setting = 1\n`);
    await expect(start()).rejects.toThrow(/did not start in .*no_such_setting/);
    await writeFile(settings, before);
  });
});

/** The data may be elsewhere, linked from the folder. */
async function removeWithData(folder: string): Promise<void> {
  const data = await realpath(join(folder, 'postgres')).catch(() => folder);
  await rm(data, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
