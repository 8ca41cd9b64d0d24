import { makeApiKey } from '../../src/domain/api-keys/manage.ts';
import { findApiKey } from '../../src/domain/api-keys/use.ts';
import type { Person } from '../../src/domain/domain.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { type MembersWorld, startWorld } from '../members/world.ts';

/** An organization with Grace, who owns it and is in Slack. */
export async function startKeys() {
  const world = await startWorld(crowdsec);
  const grace = await inSlack(world, await world.member('Grace', 'OWNER'));
  return Object.assign(world, { grace });
}

export type KeysWorld = Awaited<ReturnType<typeof startKeys>>;

/** Slack knows the member. */
export async function inSlack(world: MembersWorld, member: { id: string; actor: Person }) {
  await world.db.slackPerson.create({ data: { ...member.actor, updatedAt: world.clock.now() } });
  return member;
}

/** Somebody makes a key. */
export function make(
  { domain, organization }: MembersWorld,
  actor: Person,
  about: Partial<Parameters<typeof makeApiKey>[2]> = {},
) {
  return makeApiKey(domain, actor, {
    organizationId: organization.id,
    name: 'Inventory',
    scopes: ['members:read'],
    days: '90',
    requestKey: crypto.randomUUID(),
    ...about,
  });
}

/** The key with that secret, as a request finds it now. */
export const found = ({ db, clock }: MembersWorld, secret: string) => findApiKey(db, secret, clock.now());
