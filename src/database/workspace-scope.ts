import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<string | null>();

/**
 * Runs work for one workspace: its statements find, write and remove that workspace's rows alone, whatever they ask
 * for, also after an await and in a transaction. Outside, statements find no rows of any workspace and write none.
 */
export function inWorkspace<Result>(
  workspaceId: string,
  work: () => Result | PromiseLike<Result>,
): Promise<Result> {
  // Awaited inside: a query of Prisma begins only when somebody awaits it.
  return scope.run(workspaceId, async () => await work());
}

/** The workspace that is worked for here; null: none. */
export function workspaceHere(): string | null {
  return scope.getStore() ?? null;
}
