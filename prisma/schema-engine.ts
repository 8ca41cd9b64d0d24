#!/usr/bin/env node
/**
 * Prisma's schema engine without its download: the CLI starts this file in place of the native binary
 * (PRISMA_SCHEMA_ENGINE_BINARY, set in config.ts) and speaks JSON-RPC with it, one message per line over stdin and
 * stdout. This file passes each method to the same engine compiled to WebAssembly, which connects to PostgreSQL through
 * `pg`.
 *
 * `--datasource <json>` carries the connection; `cli can-connect-to-database` and `cli create-database` answer by exit
 * code, with their error as a JSON line after the first line of stderr.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { MigrationAdapter } from './schema-engine-adapter.ts';

type Method = (params: unknown) => Promise<unknown>;
type Engine = Record<string, Method | undefined>;
type EngineModule = {
  __wbg_set_wasm(exports: Record<string, unknown>): void;
  SchemaEngine: {
    new: (options: object, log: (message: string) => void, adapter: object) => Promise<Engine>;
  };
};
// Declared here because Node's types leave it to the browser's.
type WebAssembly = {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};
type PanicRegistry = { set_message(message: string): void };
type Request = { id: number; method?: string; params?: unknown };

const options = parseArgs({
  options: { datasource: { type: 'string' }, datamodels: { type: 'string', multiple: true } },
  strict: false,
  allowPositionals: true,
});
// The engine's panic message.
let lastWords: string | undefined;
(globalThis as unknown as { PRISMA_WASM_PANIC_REGISTRY: PanicRegistry }).PRISMA_WASM_PANIC_REGISTRY = {
  set_message(message) {
    lastWords = message;
  },
};

const datasource: { url?: string; shadowDatabaseUrl?: string } = JSON.parse(
  String(options.values.datasource ?? '{}'),
);
const url = datasource.url ?? '';

if (options.positionals[0] === 'cli') await answerByExitCode(options.positionals[1]);
else await serve();

async function startEngine(connectionString: string): Promise<Engine> {
  const require = createRequire(import.meta.url);
  const bytes = await readFile(
    require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm'),
  );
  const engine = engineModule as unknown as EngineModule;
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssembly };
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engineModule });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();

  // The engine is a dependency of the adapter: resolving it there keeps both at one version.
  const adapterRequire = createRequire(fileURLToPath(import.meta.resolve('@prisma/adapter-pg')));
  const { bindMigrationAwareSqlAdapterFactory } = adapterRequire('@prisma/driver-adapter-utils');
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter({ connectionString }));
  const datamodels = await Promise.all(
    ((options.values.datamodels ?? []) as string[]).map(async path => [path, await readFile(path, 'utf8')]),
  );
  return engine.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => {},
    adapter,
  );
}

async function serve(): Promise<void> {
  const send = (message: object) =>
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  let engine: Promise<Engine> | undefined;
  let printed = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line) as Request;
    if (method === undefined) continue; // The CLI's answer to "print".
    try {
      engine ??= startEngine(replaysMigrations(method, params) ? shadowUrl() : url);
      const result = await call(await engine, method, params);
      const text = (result as { stdout?: string | null } | null)?.stdout;
      if (typeof text === 'string') {
        printed += 1;
        send({ id: `print-${printed}`, method: 'print', params: { content: text } });
      }
      send({ id, result: result ?? null });
    } catch (error) {
      send({
        id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: explain(error),
        },
      });
    }
  }
  process.exit(0);
}

/** A diff from migrations replays them in its database, so it never gets the real one. */
function replaysMigrations(method: string, params: unknown): boolean {
  const { from, to } = (params ?? {}) as { from?: { tag: string }; to?: { tag: string } };
  return method === 'diff' && (from?.tag === 'migrations' || to?.tag === 'migrations');
}

function shadowUrl(): string {
  if (datasource.shadowDatabaseUrl) return datasource.shadowDatabaseUrl;
  throw new Error('Set SHADOW_DATABASE_URL to an empty database in which the migrations can be replayed.');
}

async function call(engine: Engine, method: string, params: unknown): Promise<unknown> {
  const name = method === 'getDatabaseVersion' ? 'version' : method;
  const run = engine[name];
  if (typeof run !== 'function') throw new Error(`The schema engine has no method "${method}".`);
  return run.call(engine, params);
}

function explain(error: unknown): {
  is_panic: boolean;
  message: string;
  error_code: string | undefined;
  meta: unknown;
} {
  const { message, code, meta, cause } = error as {
    message?: string;
    code?: string;
    meta?: unknown;
    cause?: unknown;
  };
  const text = lastWords ?? message ?? String(error);
  return {
    is_panic: false,
    message: cause instanceof Error ? `${text}: ${cause.message}` : text,
    error_code: code,
    meta,
  };
}

async function answerByExitCode(command: string | undefined): Promise<void> {
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  if (command === 'create-database') target.pathname = '/postgres';
  const client = new pg.Client({ connectionString: target.href, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    if (command === 'create-database') await client.query(`create database ${client.escapeIdentifier(name)}`);
    await client.end();
  } catch (error) {
    const code = (error as { code?: string }).code === '3D000' ? 'P1003' : 'P1001';
    const message = `Can't reach database "${name}" at ${target.host}: ${(error as Error).message}`;
    const line = { level: 'ERROR', target: 'schema_engine::logger', fields: { error_code: code, message } };
    process.stderr.write(`\n${JSON.stringify(line)}\n`);
    process.exit(1);
  }
}
