import type { KnownBlock } from '@slack/types';
import type { Domain } from '../domain/domain.ts';
import type { DomainError } from '../domain/errors.ts';
import { holdersOf } from '../domain/members/store.ts';
import { contactOf } from '../domain/organizations/contact.ts';
import { findOrganization } from '../domain/organizations/store.ts';
import { type Inline, mention, paragraphBlock } from './blocks.ts';
import { errorText } from './errors.ts';
import { matrixBlocks } from './matrix.ts';
import type { Message } from './reply.ts';

/**
 * Text for people who lack a right: plain words, the role matrix, and who to ask.
 * Source: the CrowdSec article ("prompted to contact a user that has these roles")
 */
export async function refusal(
  { db }: Domain,
  error: DomainError<'not-allowed'>,
  command: string,
): Promise<Message> {
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
    ...(contact ? [paragraphBlock('For help, ask ', mention(contact), '.')] : []),
  ];
  return { text, blocks };
}
