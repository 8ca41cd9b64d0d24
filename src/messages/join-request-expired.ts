import { texts } from '../texts/texts.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const joinRequestExpiredMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { name } = joinRequest.organization;
  const said = texts().cards;
  return {
    summary: said.requestExpiredSummary({ organization: name }),
    parts: [paragraph(...said.requestExpired({ organization: bold(name) }))],
  };
};
