import type { KnownBlock } from '@slack/types';
import type { Domain, Person } from '../domain/domain.ts';
import type { DomainError } from '../domain/errors.ts';
import { holdersOf } from '../domain/members/store.ts';
import { contactOf } from '../domain/organizations/contact.ts';
import { findOrganization } from '../domain/organizations/store.ts';
import { ownersOfOrphaned } from '../domain/taking-over/store.ts';
import { type Inline, mention, paragraphBlock } from './blocks.ts';
import { errorText } from './errors.ts';
import { matrixBlocks } from './matrix.ts';
import { takeOverOffer } from './organizations/take-over.ts';
import type { Message } from './reply.ts';

/**
 * Text for people who lack a right: plain words, the role matrix, and who to ask.
 * Source: the CrowdSec article ("prompted to contact a user that has these roles")
 */
export async function refusal(
  domain: Domain,
  error: DomainError<'not-allowed'>,
  command: string,
  actor: Person | null,
): Promise<Message> {
  const { db } = domain;
  const { organizationId, capability } = error.data;
  const organization = await findOrganization(db, organizationId);
  const holders = await holdersOf(db, organizationId, capability);
  if (!organization) return { text: errorText(error, command) };
  const contact = await contactOf(db, organization);
  const text = `${organization.name}: ${errorText(error, command)}`;
  const ask: Inline[] = holders.flatMap((holder, index) => [
    index === 0 ? 'Ask ' : index === holders.length - 1 ? ' or ' : ', ',
    mention(holder.slackUserId),
    ` (${holder.role})`,
  ]);
  const blocks: KnownBlock[] = [
    paragraphBlock(text),
    ...matrixBlocks(organization),
    ...(ask.length > 0 ? [paragraphBlock(...ask, '.')] : []),
    ...(await ownersLine(db, organizationId, holders.length)),
    ...(actor ? await takeOverOffer(domain, actor, organizationId) : []),
    ...(contact ? [paragraphBlock('For help, ask ', mention(contact), '.')] : []),
  ];
  return { text, blocks };
}

/** Whom to ask when nobody has the right and nobody with the top role can act. */
async function ownersLine(db: Domain['db'], organizationId: string, holders: number): Promise<KnownBlock[]> {
  if (holders > 0) return [];
  const owners = await ownersOfOrphaned(db, organizationId, 3);
  if (owners.length === 0) return [];
  const names = owners.flatMap((id, index): Inline[] => [index > 0 ? ', ' : '', mention(id)]);
  return [paragraphBlock('Ask an owner of this Slack workspace: ', ...names, '.')];
}
