import { texts } from '../texts/texts.ts';
import { roleSentence } from './access-sentences.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { mention } from './people.ts';

export const invitationConfirmedMessage: Render = ({ invitation, initiator }) => {
  if (!invitation) return null;
  const { organization, resolvedBy, inviter } = invitation;
  const said = texts().cards;
  return {
    summary: said.joinedSummary({ organization: organization.name }),
    parts: [
      paragraph(
        ...said.approved<Inline>({
          by: resolvedBy ? mention(resolvedBy, [initiator, inviter], said.anApprover) : said.anApprover,
          organization: bold(organization.name),
          access: roleSentence(invitation),
        }),
      ),
    ],
  };
};

export const invitationRefusedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name } = invitation.organization;
  const said = texts().cards;
  return {
    summary: said.notApprovedSummary({ organization: name }),
    parts: [paragraph(...said.notApproved({ organization: bold(name) }))],
  };
};
