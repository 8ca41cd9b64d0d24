import type { Database, Transaction } from '../../database/client.ts';
import type { Capability, GroupLevel } from '../roles.ts';

/** What is written of a role. */
export interface WrittenRole {
  name: string;
  description: string;
  capabilities: Capability[];
}

/** Where a role stands: with members, with pending invitations, and in what was settled. */
export interface RoleUse {
  members: number;
  invitations: number;
  past: number;
}

/** The organization that a role belongs to, or null. */
export async function organizationOfRole(db: Database | Transaction, id: string): Promise<string | null> {
  const role = await db.role.findUnique({ where: { id }, select: { organizationId: true } });
  return role?.organizationId ?? null;
}

/** Where a role is used: deactivated members count, as they keep it. */
export async function useOfRole(db: Database | Transaction, roleId: string): Promise<RoleUse> {
  const [members, invitations, settled, requests] = await Promise.all([
    db.member.count({ where: { roleId } }),
    db.invitation.count({ where: { roleId, status: 'pending' } }),
    db.invitation.count({ where: { roleId, status: { not: 'pending' } } }),
    db.joinRequest.count({ where: { roleId } }),
  ]);
  return { members, invitations, past: settled + requests };
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

/** Removes a role that nobody has. */
export async function deleteRole(tx: Transaction, id: string): Promise<void> {
  await tx.role.delete({ where: { id }, select: { id: true } });
}
