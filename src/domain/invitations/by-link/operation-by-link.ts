import type { z } from 'zod';
import type { Transaction } from '../../../database/client.ts';
import type { LinkHolder } from '../../actor.ts';
import type { Domain } from '../../domain.ts';
import { DomainError, type DomainErrorCode } from '../../errors.ts';
import { beside, type Held } from '../../locks.ts';
import { perform, type Scope, type Work } from '../../operation/operation.ts';
import { type FoundToken, findByToken } from '../tokens/store.ts';

/** The scope of an operation by a link. */
export type LinkScope<Fails extends DomainErrorCode = DomainErrorCode> = Scope<Fails, LinkHolder>;

/**
 * Makes an operation of a person with the link of an invitation, on the same core as `operation`. The link is
 * read again under the locks of its invitation.
 * @throws DomainError link-unknown; link-replaced unless `takesReplaced`
 */
export function operationByLink<Schema extends z.ZodType, Result, const Fails extends DomainErrorCode>(verb: {
  /** As of `operation`. */
  name: string;
  input: Schema;
  /** Every failure that people can meet, besides those of any operation by a link. */
  fails: readonly Fails[];
  /** Addresses that the input names, to be locked too. */
  addressesOf?(input: z.output<Schema>): string[];
  /** A link that a later email replaced is good enough. */
  takesReplaced?: true;
  run(scope: LinkScope<Fails>, input: z.output<Schema>): Promise<Result>;
}): (domain: Domain, token: string, input: z.input<Schema>) => Promise<Result> {
  const held = async (tx: Transaction, token: string): Promise<FoundToken> => {
    const found = await findByToken(tx, token);
    if (!found) throw new DomainError('link-unknown', {});
    if (found.isReplaced && !verb.takesReplaced) throw new DomainError('link-replaced', {});
    return found;
  };
  const work: Work<Schema, Result, DomainErrorCode, undefined, string, LinkHolder> = {
    name: verb.name,
    input: verb.input,
    fails: [...verb.fails, 'link-unknown', 'link-replaced'],
    async lock(tx, input, token) {
      const { organizationId, email, addresses } = await held(tx, token);
      return beside(organizationId, {
        addresses: [email, ...addresses, ...(verb.addressesOf?.(input) ?? [])],
      });
    },
    run: (scope, input) => verb.run(scope as LinkScope<Fails>, input),
  };
  const confirm = async (tx: Held, token: string): Promise<LinkHolder> => {
    const { invitationId, email } = await held(tx, token);
    return { kind: 'link', invitationId, email };
  };
  return (domain, token, input) => perform(domain, work, confirm, token, input);
}
