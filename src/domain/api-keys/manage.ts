import { z } from 'zod';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import { isActive } from '../access/active.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { hashOf } from '../invitations/tokens/token.ts';
import { alone } from '../locks.ts';
import { parseName } from '../names.ts';
import { operation } from '../operation/operation.ts';
import { type Page, readPage } from '../page.ts';
import { endAfter } from '../time/local-time.ts';
import { apiScopes } from './scopes.ts';
import { hintOf, newApiSecret } from './secret.ts';
import {
  type ApiKey,
  countLiveKeys,
  insertApiKey,
  keyOfRequest,
  keyWithId,
  pageOfApiKeys,
  updateApiKey,
} from './store.ts';

const CAPABILITY = 'organization:edit';

/** The most keys of an organization that can be used at a time. */
export const MOST_API_KEYS = 50;

/** How many days a key works; a key without an end has to be chosen. */
export const apiKeyDays = ['30', '90', '365', 'never'] as const;

/** A key together with its secret, which nobody can read again. */
export interface MadeApiKey {
  key: ApiKey;
  secret: string;
}

/** A key on the list. */
export interface ListedApiKey {
  key: ApiKey;
  isExpired: boolean;
  /** The key works only while the member who made it is active. */
  isMakerActive: boolean;
}

/**
 * A page of an organization's keys, newest first; revoked ones are in the audit log.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function listApiKeys(
  { db, clock }: Domain,
  actor: Person,
  organizationId: string,
  page: number,
): Promise<{ acting: ActingMember; list: Page<ListedApiKey> }> {
  const acting = await authorise(db, actor, organizationId, CAPABILITY);
  const now = clock.now();
  const { items, ...rest } = await readPage(page, (skip, take) =>
    pageOfApiKeys(db, { organizationId, skip, take }),
  );
  const listed = items.map(key => ({
    key,
    isExpired: key.expiresAt !== null && key.expiresAt <= now,
    isMakerActive: isActive(key.creator),
  }));
  return { acting, list: { items: listed, ...rest } };
}

/**
 * Makes a key for a program, which acts for the actor within the scopes. The same request delivered again finds its own
 * key, with a new secret: the first may not have arrived.
 */
export const makeApiKey = operation({
  name: 'makeApiKey',
  input: z.object({
    organizationId: z.uuid(),
    name: z.string(),
    scopes: z.array(z.enum(apiScopes)).min(1),
    days: z.enum(apiKeyDays),
    requestKey: z.string(),
  }),
  fails: ['organization-not-found', 'not-allowed', 'invalid-name', 'unclear-name', 'too-many-api-keys'],
  // Alone: two that are made at once would both be the last that fits.
  lock: (_, { organizationId }) => alone(organizationId),
  async run({ tx, now, actor, audit, fail }, given): Promise<MadeApiKey> {
    const { organizationId, requestKey } = given;
    const { organization, member } = await authorise(tx, actor, organizationId, CAPABILITY);
    const secret = newApiSecret();
    const stored = { secretHash: hashOf(secret), hint: hintOf(secret) };
    const before = await keyOfRequest(tx, organizationId, requestKey);
    if (before) return { key: await updateApiKey(tx, before.id, stored), secret };
    const name = parseName(given.name, 'key', 'name');
    if ((await countLiveKeys(tx, organizationId, now)) >= MOST_API_KEYS) {
      throw fail('too-many-api-keys', { most: MOST_API_KEYS });
    }
    const days = given.days === 'never' ? null : Number(given.days);
    const key = await insertApiKey(tx, {
      organizationId,
      name,
      ...stored,
      scopes: apiScopes.filter(scope => given.scopes.includes(scope)),
      creatorId: member.id,
      requestKey,
      createdAt: now,
      expiresAt: endAfter(now, days, organization.timeZone),
    });
    audit({
      organizationId,
      action: 'api-key.create',
      subject: name,
      after: { scopes: key.scopes, expiresAt: key.expiresAt?.toISOString() ?? null },
    });
    return { key, secret };
  },
});

/** Ends a key for good. Revoking twice has the same effect as once. */
export const revokeApiKey = operation({
  name: 'revokeApiKey',
  input: z.object({ apiKeyId: z.uuid() }),
  fails: ['api-key-not-found', 'organization-not-found', 'not-allowed'],
  // Alone: nothing that the key began is written after it.
  async lock(tx, { apiKeyId }) {
    const key = await keyWithId(tx, apiKeyId);
    if (!key) throw new DomainError('api-key-not-found', {});
    return alone(key.organizationId);
  },
  async run({ tx, now, actor, audit, fail }, { apiKeyId }): Promise<ApiKey> {
    const key = await keyWithId(tx, apiKeyId);
    if (key?.organization.workspaceId !== actor.workspaceId) throw fail('api-key-not-found', {});
    const { organizationId, name } = key;
    await authorise(tx, actor, organizationId, CAPABILITY);
    if (key.revokedAt) return key;
    audit({ organizationId, action: 'api-key.revoke', subject: name });
    return updateApiKey(tx, apiKeyId, { revokedAt: now });
  },
});
