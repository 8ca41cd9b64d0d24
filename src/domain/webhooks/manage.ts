import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import { type EventType, eventTypes } from '../../events/events.ts';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { alone, type Locks, type RightsReader } from '../locks.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { keepSecret, newWebhookSecret } from './secret.ts';
import {
  deleteWebhook,
  findWebhook,
  insertTest,
  insertWebhook,
  replaceWebhookSecret,
  rewriteWebhookSecret,
  setWebhookState,
  type Webhook,
  webhooksOf,
} from './store.ts';
import { hostOf, parseWebhookUrl } from './url.ts';

const CAPABILITY = 'organization:edit';

/** As many as the modal shows. */
const MOST_WEBHOOKS = 10;
/** How long a replaced secret stays valid, so that nothing is refused while the receiver gets the new one. */
const BOTH_VALID_MS = 24 * 60 * 60 * 1000;

/** An endpoint and its secret, which nobody can read again. */
export interface MadeWebhook {
  webhook: Webhook;
  secret: string;
}

const kept = { secret: z.instanceof(Uint8Array<ArrayBuffer>), keyId: z.string().nullable() };

/** An organization's endpoints. @throws DomainError organization-not-found, not-allowed */
export async function listWebhooks(
  { db }: Domain,
  actor: Person,
  organizationId: string,
): Promise<{ acting: ActingMember; webhooks: Webhook[] }> {
  const acting = await authorise(db, actor, organizationId, CAPABILITY);
  return { acting, webhooks: await webhooksOf(db, organizationId) };
}

/**
 * Adds an endpoint that is sent what happens from now on. The same request delivered again finds its own, with a new
 * secret: the first may not have arrived.
 */
export async function addWebhook(
  domain: Domain,
  actor: Person,
  { requestKey, ...given }: { organizationId: string; url: string; events: EventType[]; requestKey: string },
): Promise<MadeWebhook> {
  const { secrets = null, allowsPrivate = false } = domain.webhooks ?? {};
  const [id, secret] = [idOf(given.organizationId, requestKey), newWebhookSecret()];
  const webhook = await storeWebhook(domain, actor, {
    ...given,
    id,
    allowsPrivate,
    ...keepSecret(secrets, id, secret),
  });
  return { webhook, secret };
}

/** The id of the endpoint that a request makes. */
function idOf(organizationId: string, requestKey: string): string {
  const hash = createHash('sha256').update(`${organizationId} ${requestKey}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** Stores an endpoint with its secret. Pressed twice, it has the second secret: the first may not have arrived. */
export const storeWebhook = operation({
  name: 'storeWebhook',
  input: z.object({
    organizationId: z.uuid(),
    id: z.uuid(),
    url: z.string(),
    /** None: all. */
    events: z.array(z.enum(eventTypes)),
    allowsPrivate: z.boolean(),
    ...kept,
  }),
  fails: [
    'organization-not-found',
    'not-allowed',
    'invalid-webhook-url',
    'text-too-long',
    'too-many-webhooks',
  ],
  lock: (_, { organizationId }) => alone(organizationId),
  async run({ tx, now, actor, audit, fail }, given): Promise<Webhook> {
    const { organizationId, id, secret, keyId } = given;
    const { organization } = await authorise(tx, actor, organizationId, CAPABILITY);
    const url = parseWebhookUrl(given.url, given);
    const others = await webhooksOf(tx, organizationId);
    if (others.some(each => each.id === id)) return rewriteWebhookSecret(tx, id, { secret, keyId });
    if (others.length >= MOST_WEBHOOKS) throw fail('too-many-webhooks', { most: MOST_WEBHOOKS });
    const events = [...new Set(given.events)];
    audit({
      organizationId,
      action: 'webhook.add',
      subject: hostOf(url),
      after: { events: events.length > 0 ? events : null },
    });
    const blankMeansAll = organization.template.blankGroups === 'all';
    return insertWebhook(tx, {
      id,
      organizationId,
      url,
      events,
      secret,
      keyId,
      blankMeansAll,
      createdAt: now,
    });
  },
});

const input = z.object({ webhookId: z.uuid() });
const fails = ['webhook-not-found', 'organization-not-found', 'not-allowed'] as const;

/** Sends nothing to an endpoint until it is on again, and notes nothing for it either. */
export const turnWebhook = operation({
  name: 'turnWebhook',
  input: input.extend({ on: z.boolean() }),
  fails,
  lock: lockOfWebhook,
  async run(scope, { webhookId, on }): Promise<Webhook> {
    const { webhook } = await webhookWithin(scope.tx, scope.actor, webhookId);
    if ((webhook.state === 'on') === on) return webhook;
    noteOn(scope, webhook, on ? 'webhook.turn-on' : 'webhook.turn-off');
    const { organizationId } = webhook;
    if (on) scope.record({ type: 'webhook.waiting', organizationId, webhookId });
    return setWebhookState(scope.tx, webhookId, on ? 'on' : 'off');
  },
});

/** Removes an endpoint, and what waits for it. */
export const removeWebhook = operation({
  name: 'removeWebhook',
  input,
  fails,
  lock: lockOfWebhook,
  async run(scope, { webhookId }): Promise<Webhook> {
    const { webhook } = await webhookWithin(scope.tx, scope.actor, webhookId);
    noteOn(scope, webhook, 'webhook.remove');
    await deleteWebhook(scope.tx, webhookId);
    return webhook;
  },
});

/** Sends a test message, also to an endpoint that is off. */
export const testWebhook = operation({
  name: 'testWebhook',
  input,
  fails,
  lock: lockOfWebhook,
  async run(scope, { webhookId }): Promise<Webhook> {
    const { webhook } = await webhookWithin(scope.tx, scope.actor, webhookId);
    noteOn(scope, webhook, 'webhook.test');
    await insertTest(scope.tx, webhookId);
    return webhook;
  },
});

/** Gives an endpoint another secret. Both sign each message for a day. */
export async function replaceSecret(
  domain: Domain,
  actor: Person,
  { webhookId }: { webhookId: string },
): Promise<MadeWebhook> {
  const secret = newWebhookSecret();
  const next = keepSecret(domain.webhooks?.secrets ?? null, webhookId, secret);
  return { webhook: await storeSecret(domain, actor, { webhookId, ...next }), secret };
}

/** Stores an endpoint’s next secret. */
export const storeSecret = operation({
  name: 'storeSecret',
  input: input.extend(kept),
  fails,
  lock: lockOfWebhook,
  async run(scope, { webhookId, secret, keyId }): Promise<Webhook> {
    const { webhook } = await webhookWithin(scope.tx, scope.actor, webhookId);
    noteOn(scope, webhook, 'webhook.replace-secret');
    const until = new Date(scope.now.getTime() + BOTH_VALID_MS);
    return replaceWebhookSecret(scope.tx, webhookId, { secret, keyId }, until);
  },
});

type Noted = `webhook.${'turn-on' | 'turn-off' | 'remove' | 'test' | 'replace-secret'}`;

function noteOn({ audit }: Pick<Scope, 'audit'>, { organizationId, url }: Webhook, action: Noted): void {
  audit({ organizationId, action, subject: hostOf(url) });
}

/** Nothing happens in the organization while an endpoint changes. @throws DomainError webhook-not-found */
async function lockOfWebhook(tx: Transaction, { webhookId }: { webhookId: string }): Promise<Locks> {
  const webhook = await findWebhook(tx, webhookId);
  if (!webhook) throw new DomainError('webhook-not-found', {});
  return alone(webhook.organizationId);
}

/**
 * Loads an endpoint that the actor may change.
 * @throws DomainError webhook-not-found, organization-not-found, not-allowed
 */
export async function webhookWithin(
  tx: RightsReader,
  actor: Person,
  id: string,
): Promise<{ acting: ActingMember; webhook: Webhook }> {
  const webhook = await findWebhook(tx, id);
  if (!webhook) throw new DomainError('webhook-not-found', {});
  return { acting: await authorise(tx, actor, webhook.organizationId, CAPABILITY), webhook };
}
