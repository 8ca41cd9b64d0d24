import type { Database, Transaction } from '../../database/client.ts';
import type { Capability, GroupLevel } from '../roles.ts';

/** What is written of a role. */
export interface WrittenRole {
  name: string;
  description: string;
  capabilities: Capability[];
}

/** Who has a role: members, and the people of pending invitations. */
export interface RoleUse {
  members: number;
  invitations: number;
}

/** The organization that a role belongs to, or null. */
export async function organizationOfRole(db: Database | Transaction, id: string): Promise<string | null> {
  const role = await db.role.findUnique({
    where: { id, removedAt: null },
    select: { organizationId: true },
  });
  return role?.organizationId ?? null;
}

/** Where a role is used: deactivated members count, as they keep it. */
export async function useOfRole(db: Database | Transaction, roleId: string): Promise<RoleUse> {
  const members = await db.member.count({ where: { roleId } });
  const invitations = await db.invitation.count({ where: { roleId, status: 'pending' } });
  return { members, invitations };
}

/** Inserts a role. */
export async function insertRole(
  tx: Transaction,
  role: WrittenRole & { organizationId: string; position: number; groupLevel: GroupLevel },
): Promise<void> {
  await tx.role.create({ data: role, select: { id: true } });
}

/** Writes what changed of a role. */
export async function updateRole(tx: Transaction, id: string, role: WrittenRole): Promise<void> {
  await tx.role.update({ where: { id }, data: role, select: { id: true } });
}

/** Removes a role that nobody has; what was settled with it still names it. */
export async function markRemoved(tx: Transaction, id: string, removedAt: Date): Promise<void> {
  await tx.role.update({ where: { id }, data: { removedAt }, select: { id: true } });
}
