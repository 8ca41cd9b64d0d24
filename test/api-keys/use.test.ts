import { afterAll, beforeAll, expect, it } from 'vitest';
import { inWorkspace } from '../../src/database/workspace-scope.ts';
import { listApiKeys, revokeApiKey } from '../../src/domain/api-keys/manage.ts';
import { markApiKeyUsed } from '../../src/domain/api-keys/use.ts';
import { exportAuditLog, readAuditLog } from '../../src/domain/audit/audit-log.ts';
import { formatAuditLog } from '../../src/domain/audit/formats.ts';
import { lastEntryAmong } from '../../src/domain/audit/store.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { revokeInvitation } from '../../src/domain/invitations/revoke.ts';
import { deactivateMember } from '../../src/domain/members/deactivate.ts';
import { editMember } from '../../src/domain/members/edit.ts';
import { switchOrganization } from '../../src/domain/my-organizations/current.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { scrub } from '../../src/log/scrub.ts';
import { outcomeOf } from '../members/world.ts';
import { found, inSlack, type KeysWorld, make, startKeys } from './keys-world.ts';

let world: KeysWorld;
beforeAll(async () => {
  world = await startKeys();
});
afterAll(() => world[Symbol.asyncDispose]());

const MINUTE_MS = 60_000;

/** The program with that secret acts. */
async function actorOf(secret: string) {
  const key = await found(world, secret);
  if (!key) throw new Error('There is no such key.');
  return key.actor;
}

let guests = 0;
const inviting = () => ({
  organizationId: world.organization.id,
  email: `guest${++guests}@y.example`,
  name: null,
  person: null,
  role: 'VIEWER',
  groups: [],
  note: null,
  requestKey: crypto.randomUUID(),
});

it('a secret finds its API key with the member who made it, before the workspace is known', async () => {
  const { grace, organization, workspaceId } = world;
  const { key, secret } = await make(world, grace.actor, { scopes: ['audit:read', 'members:read'] });
  expect(await found(world, secret)).toMatchObject({
    id: key.id,
    workspaceId,
    organizationId: organization.id,
    name: 'Inventory',
    scopes: ['members:read', 'audit:read'],
    actor: {
      slackUserId: grace.actor.slackUserId,
      email: grace.actor.email,
      apiKey: { id: key.id, organizationId: organization.id },
    },
  });
});

it('an unknown secret, a hash and what only looks like a secret find nothing', async () => {
  const { key, secret } = await make(world, world.grace.actor);
  const others = [
    `foyer_${'A'.repeat(43)}`,
    key.secretHash,
    secret.slice(6),
    `${secret}A`,
    secret.toUpperCase(),
    '',
  ];
  for (const other of others) expect(await found(world, other), other).toBeNull();
});

it('a revoked API key finds nothing, and what it began before does nothing any longer', async () => {
  const { domain, grace } = world;
  const { key, secret } = await make(world, grace.actor);
  const program = await actorOf(secret);
  await revokeApiKey(domain, grace.actor, { apiKeyId: key.id });
  await revokeApiKey(domain, grace.actor, { apiKeyId: key.id });
  expect(await found(world, secret)).toBeNull();
  expect(await outcomeOf(invite(domain, program, inviting()))).toBe('api-key-ended');
  const revoked = await world.db.auditEntry.findMany({ where: { action: 'api-key.revoke' } });
  expect(revoked.filter(({ subject }) => subject === key.name)).toHaveLength(1);
  const { list } = await listApiKeys(domain, grace.actor, world.organization.id, 0);
  expect(list.items.map(item => item.key.id)).not.toContain(key.id);
});

it('an expired API key finds nothing, and what it began before does nothing any longer', async () => {
  await using own = await startKeys();
  const { secret } = await make(own, own.grace.actor, { days: '30' });
  const key = await found(own, secret);
  own.clock.advance(30 * 24 * 60 * MINUTE_MS - 1);
  expect(await found(own, secret)).not.toBeNull();
  own.clock.advance(1);
  expect(await found(own, secret)).toBeNull();
  const given = { ...inviting(), organizationId: own.organization.id };
  expect(key && (await outcomeOf(invite(own.domain, key.actor, given)))).toBe('api-key-ended');
  const { list } = await listApiKeys(own.domain, own.grace.actor, own.organization.id, 0);
  expect(list.items).toMatchObject([{ isExpired: true }]);
});

it('the API key of a deactivated member does nothing', async () => {
  const { domain, grace } = world;
  const ada = await inSlack(world, await world.member('Ada', 'ADMIN'));
  const { secret } = await make(world, ada.actor);
  const program = await actorOf(secret);
  expect(await outcomeOf(invite(domain, program, inviting()))).toBe('done');
  await deactivateMember(domain, grace.actor, { memberId: ada.id });
  expect(await found(world, secret)).toBeNull();
  expect(await outcomeOf(invite(domain, program, inviting()))).toBe('not-allowed');
});

it('the API key of a person who left Slack, became a guest or lost a right can do no more than they can', async () => {
  const { db, domain } = world;
  const eve = await inSlack(world, await world.member('Eve', 'ADMIN'));
  const { secret } = await make(world, eve.actor);
  const program = await actorOf(secret);
  const { slackUserId } = eve.actor;
  for (const change of [{ isDeactivated: true }, { isExternal: true }, { isGuest: true }]) {
    const [name = ''] = Object.keys(change);
    await db.slackPerson.updateMany({ where: { slackUserId }, data: change });
    expect(await found(world, secret), name).toBeNull();
    expect(await outcomeOf(invite(domain, program, inviting())), name).toMatch(/^(cannot-act|not-allowed)$/u);
    await db.slackPerson.updateMany({ where: { slackUserId }, data: { [name]: false } });
  }
  await db.member.update({ where: { id: eve.id }, data: { roleId: world.roleId('VIEWER') } });
  expect(await found(world, secret)).not.toBeNull();
  expect(await outcomeOf(invite(domain, program, inviting()))).toBe('not-allowed');
});

it('an API key finds nothing while its workspace is suspended, and after Foyer was removed from it', async () => {
  await using own = await startKeys();
  const { db, workspaceId: id, clock } = own;
  const { secret } = await make(own, own.grace.actor);
  for (const at of ['suspendedAt', 'uninstalledAt'] as const) {
    await db.workspace.update({ where: { id }, data: { [at]: clock.now() } });
    expect(await found(own, secret), at).toBeNull();
    await db.workspace.update({ where: { id }, data: { [at]: null } });
  }
  expect(await found(own, secret)).not.toBeNull();
});

it('an API key acts in its own organization alone, whatever else its maker could do', async () => {
  const { db, domain, clock, grace, workspaceId } = world;
  const [owner] = crowdsec.roles;
  if (!owner) throw new Error('The template has no roles.');
  const other = await db.organization.create({
    data: {
      workspaceId,
      name: 'Elsewhere',
      template: 'crowdsec',
      createdAt: clock.now(),
      roles: { create: [{ ...owner, position: 0, capabilities: [...owner.capabilities] }] },
    },
    include: { roles: true },
  });
  const roleId = other.roles[0]?.id ?? '';
  const { id: inviterId } = await db.member.create({
    data: {
      organizationId: other.id,
      email: grace.actor.email ?? '',
      name: 'Grace',
      slackUserId: grace.actor.slackUserId,
      roleId,
      joinedAt: clock.now(),
    },
  });
  const { id: invitationId } = await db.invitation.create({
    data: {
      organizationId: other.id,
      email: 'a@y.example',
      roleId,
      inviterId,
      createdAt: clock.now(),
      sentAt: clock.now(),
    },
  });
  const program = await actorOf((await make(world, grace.actor)).secret);
  const reading = { noun: null, person: null, from: null };
  for (const [name, act] of Object.entries({
    audit: () => readAuditLog(domain, program, other.id, reading),
    invite: () => invite(domain, program, { ...inviting(), organizationId: other.id, role: 'OWNER' }),
    revoke: () => revokeInvitation(domain, program, { invitationId }),
    switch: () => switchOrganization(domain, program, { organizationId: other.id }),
  }))
    expect(await outcomeOf(act()), name).toBe('organization-not-found');
  expect(await outcomeOf(revokeInvitation(domain, grace.actor, { invitationId }))).toBe('done');
});

it('the audit log names the API key that acted and whose it is, also after the key was revoked', async () => {
  await using own = await startKeys();
  const { domain, db, grace, organization } = own;
  const { key, secret } = await make(own, grace.actor, { name: 'Payroll' });
  const program = await found(own, secret);
  if (!program) throw new Error('There is no key.');
  const { id: organizationId } = organization;
  await invite(domain, program.actor, { ...inviting(), organizationId });
  await revokeApiKey(domain, grace.actor, { apiKeyId: key.id });
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'invitation.create' } });
  expect(entry.actor).toBe(`api-key:${key.id}`);
  expect(await db.invitation.findFirstOrThrow()).toMatchObject({ inviterId: grace.id });
  const reading = { noun: null, person: null, from: null };
  const { auditLog } = await readAuditLog(domain, grace.actor, organizationId, reading);
  expect(auditLog.entries.find(each => each.id === entry.id)).toMatchObject({
    actorName: 'Grace',
    actorEmail: grace.actor.email,
    apiKeyName: 'Payroll',
  });
  const person = { slackUserId: grace.actor.slackUserId, email: grace.actor.email };
  const theirs = await readAuditLog(domain, grace.actor, organizationId, { ...reading, person });
  expect(theirs.auditLog.entries.map(({ action }) => action)).toEqual([
    'api-key.revoke',
    'invitation.create',
    'api-key.create',
  ]);
  for (const format of ['csv', 'jsonl'] as const) {
    const { batches } = await exportAuditLog(domain, grace.actor, organizationId, {
      noun: null,
      person: null,
    });
    let text = '';
    for await (const part of formatAuditLog(format, batches)) text += part;
    expect(text).toContain('API key “Payroll” (of Grace)');
    expect(text).not.toContain(secret.slice(6));
    expect(text).not.toContain(key.secretHash);
  }
});

it('an admin who reads who changed a member reads whose API key it was', async () => {
  await using own = await startKeys();
  const { domain, grace } = own;
  const ada = await inSlack(own, await own.member('Ada', 'VIEWER'));
  const olga = await inSlack(own, await own.member('Olga', 'OWNER'));
  const program = await found(own, (await make(own, olga.actor)).secret);
  if (!program) throw new Error('There is no key.');
  const change = { memberId: ada.id, version: 0, name: 'Ada', groups: [] };
  await editMember(domain, program.actor, { ...change, role: 'EDITOR' });
  await expect(editMember(domain, grace.actor, { ...change, role: 'ADMIN' })).rejects.toMatchObject({
    code: 'member-changed',
    data: { by: 'Olga' },
  });
  await deactivateMember(domain, program.actor, { memberId: ada.id });
  const member = await own.db.member.findUniqueOrThrow({ where: { id: ada.id } });
  expect(await lastEntryAmong(own.db, member, ['member.deactivate'])).toMatchObject({
    actor: olga.actor.slackUserId,
  });
});

it('the last use of an API key is noted at most once a minute', async () => {
  const { db, clock, grace, workspaceId } = world;
  const { key } = await make(world, grace.actor);
  const used = async () => {
    const now = clock.now();
    const before = await db.apiKey.findUniqueOrThrow({ where: { id: key.id } });
    await inWorkspace(workspaceId, () => markApiKeyUsed(db, before, now));
    const { lastUsedAt } = await db.apiKey.findUniqueOrThrow({ where: { id: key.id } });
    return lastUsedAt?.getTime();
  };
  const first = clock.now().getTime();
  expect(await used()).toBe(first);
  clock.advance(MINUTE_MS - 1);
  expect(await used()).toBe(first);
  clock.advance(1);
  expect(await used()).toBe(first + MINUTE_MS);
});

it('the log hides the secret of an API key wherever it is in a line', async () => {
  const { secret } = await make(world, world.grace.actor);
  const body = secret.slice('foyer_'.length, 40);
  for (const line of [
    `refused ${secret}`,
    `authorization: Bearer ${secret}`,
    `{"key":"${secret}"}`,
    `GET /v1/members?key=${secret}&x=1`,
    `cut ${secret.slice(0, 40)}…`,
    `Xfoyer_${secret.slice(6)}`,
  ])
    expect(scrub(line), line).not.toContain(body);
});
