import { texts } from '../texts/texts.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const joinRequestRejectedMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { organization, reason } = joinRequest;
  const said = texts().cards;
  const rejected = reason ? said.requestRejectedBecause : said.requestRejected;
  return {
    summary: said.requestRejectedSummary({ organization: organization.name }),
    parts: [
      paragraph(...rejected({ organization: bold(organization.name) })),
      ...(reason ? [{ quote: reason }] : []),
    ],
  };
};
