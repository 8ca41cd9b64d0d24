import { z } from 'zod';
import { accessSnapshot } from '../domain/access/snapshot.ts';
import { clamp } from '../domain/characters.ts';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

const facts = z.object({
  who: z.string(),
  /** The address before, and the one now. */
  had: z.string(),
  has: z.string(),
  /** Does the member read it? */
  isOwn: z.number().optional(),
  /** The second member who became one with this one. */
  merged: z
    .object({ had: accessSnapshot, has: accessSnapshot, isDeactivated: z.boolean().optional() })
    .optional(),
});

/** To the member and to the admins: an email changed in Slack, and Foyer followed. */
export const memberAddressMessage: Render = ({ data, organization }) => {
  const { who: whole, had, has, isOwn, merged } = facts.parse(data);
  const who = clamp(whole, 100);
  const said = texts().memberMessages;
  const addresses = { had, has, organization: bold(organization.name) };
  return {
    summary: isOwn
      ? said.ownEmailSummary({ organization: organization.name })
      : said.emailSummary({ who, organization: organization.name }),
    parts: [
      paragraph(...(isOwn ? said.ownEmail<Inline>(addresses) : said.email<Inline>({ who, ...addresses }))),
      ...(merged
        ? [
            paragraph(
              said.merged({
                email: has,
                had: clamp(merged.had.role, 100),
                has: clamp(merged.has.role, 100),
              }),
              merged.isDeactivated ? ` ${said.mergedDeactivated}` : '',
            ),
          ]
        : []),
    ],
  };
};
