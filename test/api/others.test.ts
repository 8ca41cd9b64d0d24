import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportAuditLog } from '../../src/domain/audit/audit-log.ts';
import { formatAuditLog } from '../../src/domain/audit/formats.ts';
import { findPerson } from '../../src/domain/people/store.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { askToJoin, setUp, untilIdle } from '../support/story.ts';
import { allOf, type Client, clientOf } from './client.ts';

let foyer: Foyer;
let client: Client;
beforeAll(async () => {
  foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  client = await clientOf(foyer);
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

describe('the organization', () => {
  it('a key lists its organization with its permissions, its groups and its roles', async () => {
    const [organization] = (await client.get('/v1/organizations')).body.items;
    expect(organization).toMatchObject({ name: 'Lovelace Labs', template: 'senturo' });
    expect(organization.permissions).toEqual(
      expect.arrayContaining(['Investigate devices', 'invitation:create']),
    );
    expect((await client.get(`/v1/organizations/${organization.id}`)).body).toEqual(organization);
    const groups = (await client.get('/v1/groups')).body.items;
    expect(groups.map(({ name }: { name: string }) => name)).toEqual(['Student Devices', 'Teacher Laptops']);
    const roles = (await client.get('/v1/roles')).body.items;
    expect(roles[0]).toMatchObject({ name: 'Admin', groupLevel: 'access' });
  });
});

describe('join requests', () => {
  it('a program accepts and rejects join requests, and the person reads it', async () => {
    await askToJoin(foyer, 'linus', 'for the servers');
    await askToJoin(foyer, 'ada');
    const [ada, linus] = (await client.get('/v1/join-requests')).body.items;
    expect(linus).toMatchObject({ name: 'Linus Torvalds', note: 'for the servers', status: 'pending' });
    const accepted = await client.post(`/v1/join-requests/${linus.id}/accept`, {
      role: 'Remote',
      groups: ['Teacher Laptops'],
    });
    expect(accepted.body.status).toBe('approved');
    const rejected = await client.post(`/v1/join-requests/${ada.id}/reject`, { reason: 'Ask Hedy first.' });
    expect(rejected.body.status).toBe('rejected');
    const late = await client.post(`/v1/join-requests/${ada.id}/accept`, { role: 'Remote' });
    expect([late.status, late.body.code]).toEqual([409, 'join-request-resolved']);
    await untilIdle(foyer);
    expect(foyer.slack.person('ada').screen()).toContain('Ask Hedy first.');
    expect((await client.get('/v1/members?email=linus@lovelace.example')).body.items).toHaveLength(1);
  });
});

describe('the audit log', () => {
  it('its pages and its export have every entry, and the export is the file that Slack gets', async () => {
    const all = await allOf(client, '/v1/audit?limit=2');
    expect(all.length).toBe(await foyer.db.auditEntry.count());
    expect(await allOf(client, '/v1/audit?kind=join-request')).toHaveLength(4);
    const { db, clock } = foyer;
    const organization = await db.organization.findFirstOrThrow();
    const actor = await findPerson(db, organization.workspaceId, foyer.slack.person('grace').id);
    if (!actor) throw new Error('Grace is unknown.');
    const wanted = { person: null, noun: null };
    for (const format of ['csv', 'jsonl'] as const) {
      const { batches } = await exportAuditLog({ db, clock, commitChanges }, actor, organization.id, wanted);
      let file = '';
      for await (const piece of formatAuditLog(format, batches)) file += piece;
      const { body, headers } = await client.get(`/v1/audit/export?format=${format}`);
      expect(body).toBe(file.replace(/^\ufeff/u, ''));
      expect(headers.get('content-disposition')).toBe(`attachment; filename="audit.${format}"`);
    }
  });

  it('what a program does has its key as the actor', async () => {
    const { body } = await client.get('/v1/audit?kind=join-request');
    const decided = body.items.filter(({ action }: { action: string }) => action !== 'join-request.create');
    for (const { actor } of decided) expect(actor).toBe(`api-key:${client.keyId}`);
  });
});
