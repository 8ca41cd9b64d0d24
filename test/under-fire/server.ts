import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Cluster } from '../../src/database/embedded/cluster.ts';
import { control, type OwnPostgres, startAt, startOwnPostgres } from '../faults/postgres.ts';
import { openSilentNetwork, type SilentNetwork } from '../faults/silent-network.ts';
import { until } from '../faults/until.ts';
import { accepts } from '../support/postgres-process.ts';
import { copyOf } from './copy.ts';

/** Room for the database, its log and one copy. */
const DISK_MB = 800;
/** The log is small, so that a full disk stops rows before it stops the log. */
const SETTINGS = ['max_connections=200', 'max_wal_size=96MB', 'min_wal_size=32MB'];

/** One of PostgreSQL's servers, running or not. */
export interface Running {
  cluster: Cluster;
  port: number;
}

/** The database of the run: real, on a disk of its own, and always found at the same address. */
export class Server implements AsyncDisposable {
  readonly #own: OwnPostgres;
  readonly #network: SilentNetwork;
  readonly #folder: string;
  readonly url: string;
  readonly ownerUrl: string;
  /** Is the folder a disk that can be filled? Only root can make one. */
  readonly hasDisk: boolean;
  #now: Running;

  private constructor(own: OwnPostgres, network: SilentNetwork, folder: string, hasDisk: boolean) {
    this.#own = own;
    this.#network = network;
    this.#folder = folder;
    this.hasDisk = hasDisk;
    this.#now = { cluster: own.cluster, port: Number(new URL(own.url).port) };
    [this.url, this.ownerUrl] = [own.url, own.ownerUrl].map(url => at(url, new URL(network.url).port)) as [
      string,
      string,
    ];
  }

  static async open(): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-disk-'));
    await chmod(folder, 0o755);
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'none', folder]);
    const own = await startOwnPostgres({ folder: join(folder, 'data'), settings: SETTINGS });
    return new Server(own, await openSilentNetwork(own.url), folder, status === 0);
  }

  /** The processes of the server end at once, as when the power fails. */
  async kill(): Promise<void> {
    process.kill(await this.#pid(), 'SIGKILL');
    while (await accepts(this.#now.port)) await pause(10);
  }

  async startAgain(): Promise<void> {
    await startAt(this.#now.cluster, this.#now.port, flags);
  }

  /** It ends all connections and goes away in good order. */
  async stop(): Promise<void> {
    await control(this.#now.cluster, 'stop', '-m', 'fast');
  }

  /** Every process of the server stands still, with its connections open. */
  async standStill(ms: number): Promise<void> {
    const pid = await this.#pid();
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ');
    const all = [pid, ...children.filter(Boolean).map(Number)];
    signal(all, 'SIGSTOP');
    await pause(ms);
    signal(all, 'SIGCONT');
  }

  /** Somebody else takes every connection that is left. */
  async takeConnections(ms: number): Promise<number> {
    const taken: Client[] = [];
    try {
      while (true) {
        const client = new Client({ connectionString: at(this.#own.url, String(this.#now.port)) });
        client.on('error', () => {});
        await client.connect();
        taken.push(client);
      }
    } catch {
      await pause(ms);
    }
    await Promise.all(taken.map(client => client.end().catch(() => {})));
    return taken.length;
  }

  /** The disk is full for a while. A server that ended on it is started again. */
  async fillDisk(ms: number): Promise<void> {
    const ballast = join(this.#folder, 'ballast');
    const file = await open(ballast, 'w');
    const block = Buffer.alloc(256 * 1_024);
    const end = performance.now() + ms;
    // What PostgreSQL gives back is taken at once.
    while (performance.now() < end) await file.write(block).catch(() => pause(20));
    await file.close();
    await rm(ballast);
    if (!(await accepts(this.#now.port))) await this.startAgain();
  }

  /** A copy that follows each commit takes over when the server is killed. */
  async failOver(): Promise<void> {
    const former = this.#now;
    const copy = await copyOf(former, at(this.#own.ownerUrl, String(former.port)), this.#folder, flags);
    await this.kill();
    await control(copy.cluster, 'promote');
    this.#now = copy;
    this.#network.leadTo(at(this.#own.url, String(copy.port)));
    if (former.cluster !== this.#own.cluster) await rm(former.cluster.data, { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await control(this.#now.cluster, 'stop', '-m', 'immediate').catch(() => {});
    await this.#network[Symbol.asyncDispose]();
    await this.#own[Symbol.asyncDispose]();
    if (this.hasDisk)
      await until(() => spawnSync('umount', [this.#folder]).status === 0, 'the disk to be free');
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #pid(): Promise<number> {
    const text = await readFile(join(this.#now.cluster.data, 'postmaster.pid'), 'utf8');
    return Number(text.split('\n')[0]);
  }
}

const flags = SETTINGS.flatMap(setting => ['-c', setting]);

/** The same address at another port. */
function at(address: string, port: string): string {
  const url = new URL(address);
  url.port = port;
  return url.href;
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended by itself.
    }
  }
}
