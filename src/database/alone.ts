import { Prisma, type PrismaClient } from './generated/client.ts';

type Where = Record<string, unknown>;
type Find = (args: { where: Where }) => Promise<unknown>;

/**
 * Prisma joins the `findUnique` of one tick into one statement: those of two workspaces would be asked for one of
 * them. It never joins `findFirst`, which finds the same row.
 * Source: Prisma, "Query optimization", "Solving the n+1 problem": the dataloader
 */
export function alone(client: PrismaClient): PrismaClient {
  return client.$extends({
    model: {
      $allModels: {
        findUnique({ where, ...args }: { where: Where }) {
          const { findFirst } = Prisma.getExtensionContext(this) as unknown as { findFirst: Find };
          return findFirst({ ...args, where: columnsOf(where) });
        },
        findUniqueOrThrow({ where, ...args }: { where: Where }) {
          const { findFirstOrThrow } = Prisma.getExtensionContext(this) as unknown as {
            findFirstOrThrow: Find;
          };
          return findFirstOrThrow({ ...args, where: columnsOf(where) });
        },
      },
    },
  }) as unknown as PrismaClient;
}

/** A key of several columns, such as `memberId_groupId`, as its columns. */
function columnsOf(where: Where): Where {
  return Object.fromEntries(
    Object.entries(where).flatMap(([name, value]) =>
      name.includes('_') ? Object.entries(value as Where) : [[name, value]],
    ),
  );
}
