import type { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import type { Actor } from '../actor.ts';
import type { Domain } from '../domain.ts';
import { DomainError, type DomainErrorCode } from '../errors.ts';
import { hashOf } from '../invitations/tokens/token.ts';
import { addressesIn, beside, type Held } from '../locks.ts';
import { perform, type Scope } from '../operation/operation.ts';
import { findOrganization, type Organization } from '../organizations/store.ts';
import { stateOf, takesAddress } from './rules.ts';
import { findByTokenHash, type InviteLink } from './store.ts';

/** What an operation by an invite link works with: the link is open, and takes the address. */
export interface Usable {
  link: InviteLink;
  organization: Organization;
}

/**
 * Makes an operation of a person who opened an invite link, on the same core as `operation`. The link is read again
 * under the locks of its organization, its seats and the address: a link that was paused or revoked at the same moment
 * lets in nobody any longer.
 * @throws DomainError link-unknown, invite-link-closed, invite-link-domain
 */
export function operationByInviteLink<
  Schema extends z.ZodType,
  Result,
  By extends Actor,
  const Fails extends DomainErrorCode,
>(verb: {
  /** As of `operation`. */
  name: string;
  input: Schema;
  fails: readonly Fails[];
  /** The address that would join; null: none is known. */
  addressOf(tx: Transaction, input: z.output<Schema>, link: InviteLink): Promise<string | null>;
  /** Who acts, read under the locks. */
  actorOf(tx: Held, input: z.output<Schema>, link: InviteLink): Promise<By>;
  run(scope: Scope<Fails, By>, input: z.output<Schema>, usable: Usable & { email: string }): Promise<Result>;
}): (domain: Domain, token: string, input: z.input<Schema>) => Promise<Result> {
  return (domain, token, given) =>
    perform(
      domain,
      {
        name: verb.name,
        input: verb.input,
        fails: [...verb.fails, 'link-unknown', 'invite-link-closed', 'invite-link-domain'],
        async lock(tx, input, asked: string) {
          const link = await linkOf(tx, asked);
          const address = await verb.addressOf(tx, input, link);
          return beside(link.organizationId, {
            seats: true,
            addresses: addressesIn(address ? [address] : []),
          });
        },
        async read(tx, input, asked, { addresses: [email = ''] = [] }) {
          const link = await linkOf(tx, asked);
          const organization = await findOrganization(tx, link.organizationId);
          if (!organization) throw new DomainError('link-unknown', {});
          return { link, organization, email, by: await verb.actorOf(tx, input, link) };
        },
        run: (scope, input, { by: _, ...usable }) => {
          assertUsable(usable, usable.email, scope.now);
          return verb.run(scope as Scope<Fails, By>, input, usable);
        },
      },
      async (_tx, _asked, { by }) => by,
      token,
      given,
    );
}

async function linkOf(tx: Transaction, token: string): Promise<InviteLink> {
  const link = await findByTokenHash(tx, hashOf(token));
  if (!link) throw new DomainError('link-unknown', {});
  return link;
}

/** @throws DomainError invite-link-closed, invite-link-domain */
function assertUsable({ link, organization }: Usable, email: string, now: Date): void {
  const state = stateOf(link, now);
  if (state !== 'open') throw new DomainError('invite-link-closed', { state });
  if (email && !takesAddress(link, organization, email)) {
    throw new DomainError('invite-link-domain', { domains: link.domains }, 'email');
  }
}
