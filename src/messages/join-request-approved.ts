import { texts } from '../texts/texts.ts';
import { givenAccess, givenSentence } from './acceptance.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { welcomeParts } from './welcome-parts.ts';
import { withLinks } from './with-links.ts';

export const joinRequestApprovedMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { organization, decider } = joinRequest;
  const said = texts().cards;
  const given = givenAccess(joinRequest);
  return {
    summary: said.joinedSummary({ organization: organization.name }),
    parts: [
      paragraph(
        ...said.requestAccepted<Inline>({
          by: decider?.slackUserId ? { mention: decider.slackUserId, name: decider.name } : said.anApprover,
          organization: bold(organization.name),
          access: givenSentence(joinRequest),
        }),
      ),
      ...(organization.welcomeMessage ? [paragraph(...withLinks(organization.welcomeMessage))] : []),
      ...(given?.grants
        ? welcomeParts({ organization, role: given.role, grants: given.grants, ask: decider })
        : []),
    ],
  };
};
