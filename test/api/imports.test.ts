import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, untilIdle } from '../support/story.ts';
import { type Client, clientOf } from './client.ts';

let foyer: Foyer;
let client: Client;
beforeAll(async () => {
  foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  await becomeMember(foyer, 'ada', 'Analyst', '"Teacher Laptops"');
  client = await clientOf(foyer);
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

const file = [
  'Email,Role,Groups,Name',
  'una@elsewhere.example,Analyst,Teacher Laptops,Una',
  'ada@lovelace.example,Investigator,,',
  'no address,Analyst,,',
].join('\n');
const good = file.split('\n').slice(0, 3).join('\n');

const stored = () =>
  Promise.all([foyer.db.import.count(), foyer.db.invitation.count({ where: { status: 'pending' } })]);

describe('a file that a program sends', () => {
  it('a dry run says what would happen with each row, and stores nothing', async () => {
    const before = await stored();
    const { status, body } = await client.upload('/v1/imports?dryRun=true', file);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      isSent: false,
      counts: { invited: 1, updated: 1, refused: 1 },
      rows: [
        { line: 2, email: 'una@elsewhere.example', result: 'invited', findings: [] },
        { line: 3, email: 'ada@lovelace.example', result: 'updated' },
        { line: 4, email: 'no address', result: 'refused', findings: [{ code: 'invalid-email' }] },
      ],
    });
    expect(await stored()).toEqual(before);
  });

  it('a file with a row that can’t be sent is refused whole, unless the program skips such rows', async () => {
    const before = await stored();
    const refused = await client.upload('/v1/imports', file);
    expect([refused.status, refused.body.code]).toEqual([422, 'refused-rows']);
    expect(refused.body.errors).toEqual([
      { field: 'line 4', detail: expect.stringContaining('“no address”') },
    ]);
    expect(await stored()).toEqual(before);
  });

  it('a file is sent once under one Idempotency-Key, as an upload in Slack is, with the audit log', async () => {
    const name = { 'idempotency-key': 'people of May' };
    const path = '/v1/imports?skipRefused=true&fileName=may.csv';
    const { status, body } = await client.upload(path, file, name);
    expect([status, body.isSent, body.counts]).toEqual([200, true, { invited: 1, updated: 1, refused: 1 }]);
    // As when the process dies before the answer is kept.
    await foyer.db.apiRequest.deleteMany();
    expect((await client.upload(path, file, name)).body).toEqual(body);
    await untilIdle(foyer);
    expect(await foyer.db.invitation.count({ where: { email: 'una@elsewhere.example' } })).toBe(1);
    const ada = await client.get('/v1/members?email=ada@lovelace.example');
    expect(ada.body.items).toMatchObject([{ role: { name: 'Investigator' } }]);
    const { body: log } = await client.get('/v1/audit?kind=import');
    expect(log.items).toMatchObject([{ action: 'import.send', actor: `api-key:${client.keyId}` }]);
    const other = await client.upload('/v1/imports?skipRefused=true', file, name);
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  it('the answer of a request that was lost says again what it did, though the file would change nothing now', async () => {
    const promoted = 'Email,Role\nada@lovelace.example,Analyst';
    const name = { 'idempotency-key': 'Ada in June' };
    const { body } = await client.upload('/v1/imports', promoted, name);
    expect(body.counts).toEqual({ updated: 1 });
    await foyer.db.apiRequest.deleteMany();
    expect((await client.upload('/v1/imports', promoted, name)).body).toEqual(body);
    await client.upload('/v1/imports', 'Email,Role\nada@lovelace.example,Investigator');
  });

  it('a file that changes nothing is done', async () => {
    const { status, body } = await client.upload(
      '/v1/imports',
      'Email,Role\nada@lovelace.example,Investigator',
    );
    expect([status, body.counts]).toEqual([200, { unchanged: 1 }]);
  });

  it('a file is read in its encoding', async () => {
    const latin = Buffer.from('Email;Role;Name\nzoe@elsewhere.example;Analyst;Zoë Müller\n', 'latin1');
    const { body } = await client.upload('/v1/imports', new Uint8Array(latin));
    expect(body.counts).toEqual({ invited: 1 });
    expect(await foyer.db.invitation.findFirst({ where: { email: 'zoe@elsewhere.example' } })).toMatchObject({
      name: 'Zoë Müller',
    });
  });

  it('a file that can’t be read is refused in the words of Slack', async () => {
    const wrong: [string, string | Buffer][] = [
      ['file-empty', ''],
      ['file-not-csv', Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
      ['unknown-columns', 'Adresse,Was\nuna@elsewhere.example,x\n'],
      ['file-too-many-rows', `Email,Role\n${'x@elsewhere.example,Analyst\n'.repeat(101)}`],
    ];
    for (const [code, bytes] of wrong) {
      const { status, body } = await client.upload('/v1/imports', new Uint8Array(Buffer.from(bytes)));
      expect([status, body.code], body.detail).toEqual([422, code]);
      expect(body.detail).toMatch(/\.$/u);
    }
  });

  it('a key needs the scopes of everything that a file can do', async () => {
    const narrow = await clientOf(foyer, { scopes: ['invitations:write'] });
    const { status, body } = await narrow.upload('/v1/imports', good);
    expect([status, body.code, body.detail]).toEqual([
      403,
      'missing-scope',
      expect.stringContaining('members:write'),
    ]);
  });
});
