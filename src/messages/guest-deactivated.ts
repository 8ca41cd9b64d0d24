import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const guestDeactivatedMessage: Render = ({ organization }) => {
  const said = texts().memberMessages;
  return {
    summary: said.deactivatedSummary({ organization: organization.name }),
    parts: [paragraph(...said.guestDeactivated<Inline>({ organization: bold(organization.name) }))],
  };
};
