import { PrismaPg } from '@prisma/adapter-pg';
import type { FieldDef, QueryResult } from 'pg';

// PostgreSQL's internal one-byte type "char", which the adapter does not know; char(n), which it takes for text;
// and how the engine calls a single character.
const INTERNAL_CHAR = 18;
const BPCHAR = 1042;
const CHARACTER = 6;

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** The adapter of `pg`, changed where it breaks migrations. */
export class MigrationAdapter extends PrismaPg {
  override async connect(): Promise<Adapter> {
    return mend(await super.connect());
  }

  override async connectToShadowDb(): Promise<Adapter> {
    return mend(await super.connectToShadowDb());
  }
}

function mend(adapter: Adapter): Adapter {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<QueryResult>;
  const queryRaw = adapter.queryRaw.bind(adapter);
  const charactersOf = new WeakMap<unknown[], number[]>();
  // The original cuts a script at every semicolon, those in comments and function bodies too.
  adapter.executeScript = async script => void (await query(script));
  pool.query = async (...args: unknown[]) => {
    const result = await query(...args);
    const characters = (result.fields ?? []).flatMap((field, i) =>
      field.dataTypeID === INTERNAL_CHAR ? [i] : [],
    );
    for (const i of characters) (result.fields[i] as FieldDef).dataTypeID = BPCHAR;
    if (characters.length > 0) charactersOf.set(result.rows, characters);
    return result;
  };
  adapter.queryRaw = async sql => {
    const result = await queryRaw(sql);
    for (const i of charactersOf.get(result.rows) ?? []) result.columnTypes[i] = CHARACTER;
    return result;
  };
  return adapter;
}
