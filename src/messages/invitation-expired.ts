import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const invitationExpiredMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name, email, organization } = invitation;
  const who: Inline[] = [bold(name ?? email), ...(name ? [` (${email})`] : [])];
  const said = texts().requests;
  return {
    summary: said.invitationExpiredSummary({ who: name ?? email, organization: organization.name }),
    parts: [paragraph(...said.invitationExpired<Inline>({ who, organization: bold(organization.name) }))],
  };
};
