import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, type Database, openWholeDatabase } from '../../src/database/client.ts';
import { isRetryable } from '../../src/database/errors.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const now = new Date('2026-03-02T09:00:00Z');

describe('the database', () => {
  let own: TestDatabase;
  let db: Database;
  let ids: { organizationId: string; roleId: string; inviterId: string };

  beforeAll(async () => {
    own = await createTestDatabase();
    db = own.db;
    ids = await createOrganization(db);
  });
  afterAll(() => own?.drop());

  const invite = (email: string, fields: object = {}) =>
    db.invitation.create({ data: { ...ids, email, createdAt: now, sentAt: now, ...fields } });
  const request = (slackUserId: string, fields: object = {}) =>
    db.joinRequest.create({
      data: {
        organizationId: ids.organizationId,
        slackUserId,
        email: 'kim@example.com',
        name: 'Kim',
        createdAt: now,
        ...fields,
      },
    });

  it('the database refuses a second pending invitation of an address to an organization', async () => {
    await invite('ada@example.com');
    await expect(invite('ada@example.com')).rejects.toMatchObject({ code: 'P2002' });
  });

  it('the database allows a new invitation once the earlier ones are resolved', async () => {
    await invite('bob@example.com', { status: 'revoked', resolvedAt: now });
    await invite('bob@example.com', { status: 'declined', resolvedAt: now });
    await expect(invite('bob@example.com')).resolves.toMatchObject({ status: 'pending' });
  });

  it('the database lets two organizations invite one address', async () => {
    const others = await createOrganization(db);
    await invite('cy@example.com');
    await expect(invite('cy@example.com', others)).resolves.toMatchObject({ status: 'pending' });
  });

  it('the database refuses a second pending join request of a person to an organization', async () => {
    await request('U1');
    await expect(request('U1')).rejects.toMatchObject({ code: 'P2002' });
    await request('U2', { status: 'rejected', resolvedAt: now });
    await expect(request('U2')).resolves.toMatchObject({ status: 'pending' });
  });

  it('the database refuses to grant a removed role to anybody, with an error that can be retried', async () => {
    const { organizationId } = ids;
    const fields = { organizationId, name: 'Gone', description: 'Gone', position: 9 };
    const { id: roleId } = await db.role.create({ data: { ...fields, removedAt: now } });
    await expect(db.role.create({ data: fields })).resolves.toMatchObject({ name: 'Gone' });
    await expect(db.role.create({ data: fields })).rejects.toMatchObject({ code: 'P2002' });
    const given = [
      invite('gus@example.com', { roleId }),
      db.member.update({ where: { id: ids.inviterId }, data: { roleId } }),
    ];
    for (const error of await Promise.all(given.map(each => each.catch(reason => reason)))) {
      expect(isRetryable(error)).toBe(true);
    }
  });

  it('the database refuses an address that isn’t in lower case', async () => {
    await expect(invite('Dee@example.com')).rejects.toThrow(/invitations_email_lower_case/);
    await expect(request('U3', { email: 'Dee@example.com' })).rejects.toThrow(
      /join_requests_email_lower_case/,
    );
  });

  it('the database refuses a resolved invitation without its time, and a pending one with it', async () => {
    await expect(invite('eve@example.com', { status: 'accepted' })).rejects.toThrow(/invitations_settled/);
    await expect(invite('eve@example.com', { resolvedAt: now })).rejects.toThrow(/invitations_settled/);
  });

  it('the database refuses a failed delivery without a reason', async () => {
    const delivery = { organizationId: ids.organizationId, message: 'invitation', createdAt: now } as const;
    await expect(db.delivery.create({ data: { ...delivery, status: 'failed' } })).rejects.toThrow(
      /deliveries_failure_has_reason/,
    );
  });

  it('the database never changes audit entries', async () => {
    const { organizationId } = ids;
    const entry = {
      organizationId,
      at: now,
      actor: 'U1',
      action: 'invitation.sent',
      subject: 'ada@example.com',
    };
    const { id } = await db.auditEntry.create({ data: entry });
    const refusal = /Audit entries are append only/;
    const owner = openWholeDatabase(own.ownerUrl, { poolSize: 1 });
    await expect(owner.auditEntry.update({ where: { id }, data: { actor: 'U2' } })).rejects.toThrow(refusal);
    await expect(owner.auditEntry.delete({ where: { id } })).rejects.toThrow(refusal);
    await expect(owner.$executeRaw`truncate audit_entries`).rejects.toThrow(refusal);
    await closeDatabase(owner);
    await expect(db.organization.delete({ where: { id: organizationId } })).rejects.toThrow();
    expect(await db.auditEntry.findMany()).toEqual([{ id, before: null, after: null, ...entry }]);
  });
});

async function createOrganization(db: Database) {
  const workspace = await db.workspace.create({
    data: { slackTeamId: randomUUID(), name: 'Lovelace', botUserId: 'UBOT', createdAt: now },
  });
  const organization = await db.organization.create({
    data: { workspaceId: workspace.id, name: 'Lovelace Labs', template: 'crowdsec', createdAt: now },
  });
  const organizationId = organization.id;
  const role = await db.role.create({
    data: { organizationId, name: 'OWNER', description: 'All', position: 0 },
  });
  const inviter = await db.member.create({
    data: { organizationId, email: 'owner@example.com', name: 'Owner', roleId: role.id, joinedAt: now },
  });
  return { organizationId, roleId: role.id, inviterId: inviter.id };
}
