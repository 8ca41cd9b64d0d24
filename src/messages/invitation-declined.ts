import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const invitationDeclinedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name, email, organization } = invitation;
  const who: Inline[] = [bold(name ?? email), ...(name ? [` (${email})`] : [])];
  const said = texts().requests;
  return {
    summary: said.declinedSummary({ who: name ?? email, organization: organization.name }),
    parts: [paragraph(...said.declined<Inline>({ who, organization: bold(organization.name) }))],
  };
};
