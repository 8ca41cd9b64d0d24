import { Client, Pool, type PoolClient, type PoolConfig } from 'pg';
import { SCOPED } from './scoped-views.ts';
import { workspaceHere } from './workspace-scope.ts';

/** Prisma names this schema before each table; without a name, the connection's own order of schemas decides. */
const NAMED_SCHEMA = /"public"\./gu;

const unnamed = new Map<string, string>();

/** The statement as it finds the views of one workspace's rows instead of the tables. */
function byViews(text: string): string {
  let found = unnamed.get(text);
  if (found === undefined) {
    found = text.replaceAll(NAMED_SCHEMA, '');
    if (unnamed.size < MOST_TEXTS) unnamed.set(text, found);
  }
  return found;
}

const MOST_TEXTS = 1_000;

/** A connection that sees the rows of one workspace, or of none. */
class ScopedClient extends Client {
  /** The workspace that the connection works for by now; undefined: unknown. */
  #workspace: string | null | undefined;
  #hasViews = false;

  // biome-ignore lint/suspicious/noExplicitAny: it takes every form of arguments that the driver does.
  override query(...given: any[]): any {
    const [asked, ...rest] = given;
    const isPrisma = typeof asked === 'object' && typeof asked?.text === 'string' && 'rowMode' in asked;
    const statement = isPrisma ? { ...asked, text: byViews(asked.text) } : asked;
    return Reflect.apply(super.query, this, [statement, ...rest]);
  }

  /** From now on statements see this workspace's rows alone. */
  async enter(workspace: string | null): Promise<void> {
    if (this.#hasViews && this.#workspace === workspace) return;
    this.#workspace = undefined;
    const views = this.#hasViews
      ? ''
      : `, set_config('search_path', '${SCOPED}, ' || current_setting('search_path'), false)`;
    await super.query(`select set_config('foyer.workspace', $1, false)${views}`, [workspace ?? '']);
    this.#hasViews = true;
    this.#workspace = workspace;
  }
}

type Connected = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (error?: Error | boolean) => void,
) => void;

/**
 * A pool whose connections see the rows of the workspace that the caller works for. The pool sets it when
 * it hands a connection out that served another one before.
 */
export class ScopedPool extends Pool {
  constructor(config: PoolConfig) {
    super({ ...config, Client: ScopedClient } as PoolConfig);
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<PoolClient> | undefined {
    // Read now: the connection may be free only later, when somebody else gives it back.
    const connected = this.#enter(workspaceHere());
    if (!callback) return connected;
    connected.then(
      client => callback(undefined, client, client.release),
      error => callback(error, undefined, () => {}),
    );
    return undefined;
  }

  async #enter(workspace: string | null): Promise<PoolClient> {
    const client = await super.connect();
    // Until the caller listens: a connection that breaks now must not end the process.
    const ignore = () => {};
    client.on('error', ignore);
    try {
      await (client as unknown as ScopedClient).enter(workspace);
      return client;
    } catch (error) {
      // Nobody knows whose rows it sees.
      client.release(true);
      throw error;
    } finally {
      client.removeListener('error', ignore);
    }
  }
}
