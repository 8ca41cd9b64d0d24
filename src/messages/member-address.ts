import { z } from 'zod';
import { accessSnapshot } from '../domain/access/snapshot.ts';
import { clamp } from '../domain/characters.ts';
import { bold, paragraph } from './content.ts';
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
  const { who, had, has, isOwn, merged } = facts.parse(data);
  const whose = isOwn ? 'Your' : `${clamp(who, 100)}’s`;
  return {
    summary: `${whose} email in ${organization.name} follows Slack.`,
    parts: [
      paragraph(
        `${whose} email in Slack changed from ${had} to ${has}. It’s now the email in `,
        bold(organization.name),
        ' too.',
      ),
      ...(merged
        ? [
            paragraph(
              `There was a second member with ${has}, as ${clamp(merged.had.role, 100)}. `,
              `Both are one person, so they are one member now, as ${clamp(merged.has.role, 100)}${merged.isDeactivated ? ', and deactivated. An admin can reactivate them' : ''}.`,
            ),
          ]
        : []),
    ],
  };
};
