import type { Database, Transaction } from '../../database/client.ts';
import type { Capability, GroupLevel } from '../roles.ts';

/** The columns of a role that can be written. */
export interface WrittenRole {
  name: string;
  description: string;
  capabilities: Capability[];
}

/** Who has a role: members, people with a pending invitation, and invite links that nobody revoked. */
export interface RoleUse {
  members: number;
  invitations: number;
  inviteLinks: number;
}

/** The organization that a role belongs to, or null. */
export async function organizationOfRole(db: Database | Transaction, id: string): Promise<string | null> {
  const role = await db.role.findUnique({
    where: { id, removedAt: null },
    select: { organizationId: true },
  });
  return role?.organizationId ?? null;
}

/** Counts who has a role. Deactivated members count, because they keep it. */
export async function useOfRole(db: Database | Transaction, roleId: string): Promise<RoleUse> {
  const members = await db.member.count({ where: { roleId } });
  const invitations = await db.invitation.count({ where: { roleId, status: 'pending' } });
  const inviteLinks = await db.inviteLink.count({ where: { roleId, revokedAt: null } });
  return { members, invitations, inviteLinks };
}

/** Inserts a role. */
export async function insertRole(
  tx: Transaction,
  role: WrittenRole & { organizationId: string; position: number; groupLevel: GroupLevel },
): Promise<void> {
  await tx.role.create({ data: role, select: { id: true } });
}

/** Writes the changed columns of a role. */
export async function updateRole(tx: Transaction, id: string, role: WrittenRole): Promise<void> {
  await tx.role.update({ where: { id }, data: role, select: { id: true } });
}

/** Removes a role that nobody has. Resolved invitations and requests still show its name. */
export async function markRemoved(tx: Transaction, id: string, removedAt: Date): Promise<void> {
  await tx.role.update({ where: { id }, data: { removedAt }, select: { id: true } });
}
