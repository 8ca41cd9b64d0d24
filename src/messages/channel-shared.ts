import { z } from 'zod';
import { clamp } from '../domain/characters.ts';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

const GROUPS_NAMED = 5;

const facts = z.object({
  shared: z.object({
    channel: z.string(),
    // Messages of an older version don't have it.
    isPending: z.boolean().default(false),
    isForApprovals: z.boolean(),
    groups: z.array(z.string()),
  }),
});

export const channelSharedMessage: Render = ({ data, organization }) => {
  const { channel, isPending, isForApprovals, groups } = facts.parse(data).shared;
  const target = `#${clamp(channel, 80)}`;
  const said = texts().organizations;
  const shared = isPending ? said.channelSharedSoon : said.channelSharedNow;
  const approvals = said.approvalsMoved<Inline>({ organization: bold(organization.name) });
  return {
    summary: (isPending ? said.sharedSoon : said.sharedNow)({ channel: target }),
    parts: [
      paragraph(...shared<Inline>({ channel: bold(target) }), ...(isForApprovals ? [' ', ...approvals] : [])),
      ...(groups.length > 0 ? [paragraph(linkedSentence(groups, organization.name))] : []),
    ],
  };
};

function linkedSentence(groups: string[], organization: string): string {
  const { organizations, access } = texts();
  const more = groups.length - GROUPS_NAMED;
  const names = groups
    .slice(0, GROUPS_NAMED)
    .map(name => clamp(name, 75))
    .join(', ');
  const named = more > 0 ? access.andMore({ names, more }) : names;
  return organizations.linkedGroups({ groups: named, organization, count: groups.length });
}
