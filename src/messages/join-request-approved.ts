import { texts } from '../texts/texts.ts';
import { givenSentence } from './acceptance.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const joinRequestApprovedMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { organization, decider } = joinRequest;
  const said = texts().cards;
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
    ],
  };
};
