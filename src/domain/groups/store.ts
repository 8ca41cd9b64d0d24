import type { Database, Transaction } from '../../database/client.ts';

/** A group of an organization: what its template calls a device group or a facility. */
export interface Group {
  id: string;
  name: string;
}

/** The groups of an organization by name, those whose name contains `search` (without regard to case). */
export async function listGroups(
  db: Database | Transaction,
  query: { organizationId: string; search?: string; within?: string[] | null; take?: number },
): Promise<Group[]> {
  return db.group.findMany({
    where: {
      organizationId: query.organizationId,
      ...(query.search && { name: { contains: literally(query.search), mode: 'insensitive' } }),
      ...(query.within && { id: { in: query.within } }),
    },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    ...(query.take && { take: query.take }),
  });
}

/** Text as LIKE finds it and nothing else: Prisma passes its wildcards on (prisma/prisma#19506). */
function literally(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&');
}
