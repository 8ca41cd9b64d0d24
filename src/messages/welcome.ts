import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { welcomeParts } from './welcome-parts.ts';
import { withLinks } from './with-links.ts';

/** The welcome of a member who has no card in Slack that says it: they joined on a page. */
export const welcomeMessage: Render = ({ member, organization }) => {
  if (member?.state !== 'active') return null;
  const { role, grants } = member;
  const { name, welcomeMessage: own = null } = organization;
  const said = texts().cards;
  return {
    summary: said.joinedSummary({ organization: name }),
    parts: [
      paragraph(...said.joined<Inline>({ organization: bold(name) })),
      ...(own ? [paragraph(...withLinks(own))] : []),
      ...welcomeParts({ organization, role, grants, ask: null }),
    ],
  };
};
