import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/database/client.ts';
import type { Invitation } from '../../src/database/generated/client.ts';

/** Stores an invitation in an organization of its own, as nobody could from outside. */
export async function storeInvitation(
  db: Database,
  fields: Partial<Pick<Invitation, 'email' | 'status' | 'expiresAt'>> = {},
): Promise<Invitation> {
  const createdAt = new Date('2026-03-02T09:00:00Z');
  const { email = 'ada@lovelace.example', ...rest } = fields;
  const name = randomUUID();
  const workspace = await db.workspace.create({
    data: { slackTeamId: name, name, botUserId: 'UBOT', createdAt },
  });
  const organization = await db.organization.create({
    data: { workspaceId: workspace.id, name, template: 'senturo', createdAt },
  });
  const role = await db.role.create({
    data: { organizationId: organization.id, name: 'Admin', description: 'Runs it', position: 0 },
  });
  const inviter = await db.member.create({
    data: {
      organizationId: organization.id,
      email: 'grace@lovelace.example',
      name: 'Grace',
      roleId: role.id,
      joinedAt: createdAt,
    },
  });
  return db.invitation.create({
    data: {
      organizationId: organization.id,
      email,
      roleId: role.id,
      inviterId: inviter.id,
      createdAt,
      sentAt: createdAt,
      ...rest,
    },
  });
}
