import { z } from 'zod';
import type { Database, Transaction } from '../../../database/client.ts';
import { type Member, withRole } from '../../access/store.ts';
import type { Grant } from '../../roles.ts';

type Reader = Database | Transaction;

const access = z.object({
  roleId: z.string(),
  grants: z.array(z.object({ groupId: z.string(), level: z.enum(['access', 'edit', 'admin']) })),
});

/** A role and groups, by their ids. */
export interface AccessById {
  roleId: string;
  grants: Grant[];
}

/** What an upload did to one person, and how they are now. */
export interface DoneRow {
  email: string;
  outcome: 'invited' | 'updated' | 'reactivated' | 'resent' | 'deactivated' | 'revoked';
  invitation:
    | (AccessById & {
        id: string;
        status: string;
        name: string | null;
        email: string;
        inviterId: string;
        sentAt: Date;
      })
    | null;
  member: Member | null;
  /** The member's access before the upload, and what the upload gave them. */
  had: AccessById | null;
  given: AccessById | null;
}

/** The rows of an upload by which somebody was invited or changed, in file order. */
export async function doneRows(db: Reader, importId: string): Promise<DoneRow[]> {
  const rows = await db.importRow.findMany({
    where: {
      importId,
      outcome: { in: ['invited', 'updated', 'reactivated', 'resent', 'deactivated', 'revoked'] },
    },
    select: {
      email: true,
      outcome: true,
      invitation: {
        select: {
          id: true,
          status: true,
          name: true,
          email: true,
          inviterId: true,
          sentAt: true,
          roleId: true,
          grants: { select: { groupId: true, level: true } },
        },
      },
      member: { include: withRole },
      had: true,
      given: true,
    },
    orderBy: { position: 'asc' },
  });
  return rows.map(({ had, given, outcome, ...row }) => ({
    ...row,
    outcome: outcome as DoneRow['outcome'],
    had: access.safeParse(had).data ?? null,
    given: access.safeParse(given).data ?? null,
  }));
}

/** Notes that an upload was undone. False when it was undone before: of two presses exactly one gets true. */
export async function markUndone(tx: Transaction, id: string, undoneAt: Date): Promise<boolean> {
  const { count } = await tx.import.updateMany({ where: { id, undoneAt: null }, data: { undoneAt } });
  return count === 1;
}
