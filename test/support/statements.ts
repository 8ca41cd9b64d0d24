import pg from 'pg';
import type { Foyer } from './foyer.ts';

/**
 * The statements that the program sends to its database during a call, BEGIN and COMMIT included. Jobs wait, so that
 * only statements a person waits for are counted.
 */
export async function statementsOf({ database }: Foyer, act: () => Promise<unknown>): Promise<string[]> {
  const owner = new pg.Client({ connectionString: database.ownerUrl, application_name: 'statements' });
  await owner.connect();
  await owner.query(`
    create or replace function wait_for_the_count() returns trigger language plpgsql as
      $$ begin new.run_at := now() + interval '1 hour'; return new; end $$;
    create trigger wait_for_the_count before insert on graphile_worker._private_jobs
      for each row execute function wait_for_the_count();
    update graphile_worker._private_jobs set run_at = now() + interval '1 hour' where locked_at is null`);
  try {
    return await statementsBy('foyer', act);
  } finally {
    await owner.query(`
      drop trigger wait_for_the_count on graphile_worker._private_jobs;
      update graphile_worker._private_jobs set run_at = now() where locked_at is null;
      notify "jobs:insert", '{"r":1,"count":1}'`);
    await owner.end();
  }
}

/** The statements that the program sends to its database while something is done, those of jobs included. */
export function allStatementsOf(act: () => Promise<unknown>): Promise<string[]> {
  return statementsBy('foyer', act);
}

/** The statements of the connections that bear this name. */
async function statementsBy(name: string, act: () => Promise<unknown>): Promise<string[]> {
  const statements: Statement[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given as [string | { text: string }];
    const { connectionParameters } = this as unknown as { connectionParameters: pg.ClientConfig };
    if (connectionParameters.application_name === name) {
      const text = typeof asked === 'string' ? asked : asked.text;
      // Says whose rows a new connection sees, or one that served another workspace before.
      if (!text.includes("set_config('foyer.workspace'")) statements.push({ by: this, text });
    }
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await act();
  } finally {
    pg.Client.prototype.query = query;
  }
  return withoutTidying(statements).map(({ text }) => text);
}

interface Statement {
  by: pg.Client;
  text: string;
}

/** The program looks for given-up jobs and those of older versions from time to time, whatever happens then. */
const isTidying = ({ text }: Statement) => text.includes('join graphile_worker._private_tasks as tasks');

/** The statements of all transactions but those. */
function withoutTidying(statements: Statement[]): Statement[] {
  const open = new Map<pg.Client, Statement[]>();
  const transactionOf = new Map<Statement, Statement[]>();
  for (const statement of statements) {
    const { by, text } = statement;
    const transaction = open.get(by) ?? [];
    transaction.push(statement);
    transactionOf.set(statement, transaction);
    if (/^begin/iu.test(text)) open.set(by, transaction);
    if (/^(commit|rollback)/iu.test(text)) open.delete(by);
  }
  return statements.filter(statement => !transactionOf.get(statement)?.some(isTidying));
}
