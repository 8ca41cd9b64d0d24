import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Invitation, SentInvitation } from '../../domain/invitations/store.ts';
import { roleSentence } from '../../messages/access-sentences.ts';
import { invitationCard } from '../../messages/invitation-created.ts';
import { invitationMail } from '../../messages/invitation-mail.ts';
import { openUntil } from '../../messages/open-until.ts';
import { plainText } from '../../messages/plain-text.ts';
import { texts } from '../../texts/texts.ts';
import { actions, bold, type Inline, paragraphBlock, plain, preformatted } from '../blocks.ts';
import { renderParts } from '../render-content.ts';
import { rowButton } from '../rows.ts';
import { copyTextAction } from './list-actions.ts';

/** What the inviter reads about how an invitation gets to its invitee. */
interface Arrival {
  /** Addresses that Slack has not confirmed. */
  unconfirmed: ReadonlySet<string>;
  sendsMail: boolean;
}

/** How the invitation gets to them; null: it waits. */
function arrivalOf(
  { slackUserId, email, organization }: SentInvitation,
  { unconfirmed, sendsMail }: Arrival,
): 'dm' | 'email' | 'both' | 'unconfirmedByMail' | 'absentByMail' | null {
  if (slackUserId) return sendsMail ? organization.inviteBy : 'dm';
  if (!sendsMail) return null;
  return unconfirmed.has(email) ? 'unconfirmedByMail' : 'absentByMail';
}

/** Text for the inviter after sending: what the person gets, and how. */
export function invitationSentBlocks(
  invitation: SentInvitation,
  how: Arrival,
): { text: string; blocks: KnownBlock[] } {
  const { name, email, organization, role } = invitation;
  const { arrivals, ...said } = texts().invited;
  const arrival = arrivalOf(invitation, how);
  const waits = how.unconfirmed.has(email) ? arrivals.unconfirmed : arrivals.absent;
  const path = arrival ? arrivals[arrival === 'dm' ? 'dmWithButtons' : arrival] : waits;
  return {
    text: said.sentSummary({ name: name ?? email, organization: organization.name, role: role.name }),
    blocks: [
      paragraphBlock(
        ...said.sent<Inline>({
          name: bold(name ?? email),
          email: name ? email : '',
          organization: bold(organization.name),
          access: roleSentence(invitation),
        }),
      ),
      paragraphBlock(`${path} ${said.youWillHear}`),
      ...openUntilBlocks(invitation),
      ...(arrival ? [] : [actions(copyTextButton(invitation))]),
    ],
  };
}

/** Text for the inviter after sending a list: everybody on it, and how each gets their invitation. */
export function listSentBlocks(
  invitations: readonly SentInvitation[],
  how: Arrival,
): { text: string; blocks: KnownBlock[] } {
  const said = texts().invited;
  const organization = invitations[0]?.organization.name ?? '';
  const count = invitations.length;
  return {
    text: said.listSentSummary({ count, organization }),
    blocks: [
      paragraphBlock(...said.listSent<Inline>({ count, organization: bold(organization) })),
      // Sent at once, they end at once.
      ...invitations.slice(0, 1).flatMap(openUntilBlocks),
      ...invitations.map(invitation =>
        paragraphBlock(
          bold(invitation.name ?? invitation.email),
          invitation.name ? ` (${invitation.email})` : '',
          ` ${roleSentence(invitation)} ${listArrival(invitation, how)}`,
        ),
      ),
    ],
  };
}

const openUntilBlocks = ({ expiresAt }: SentInvitation): KnownBlock[] =>
  renderParts(openUntil({ status: 'pending', expiresAt }));

function listArrival(invitation: SentInvitation, how: Arrival): string {
  const { arrivals } = texts().invited;
  const arrival = arrivalOf(invitation, how);
  if (arrival) return arrivals[arrival];
  return how.unconfirmed.has(invitation.email) ? arrivals.unconfirmed : arrivals.absentInList;
}

/** Opens the text of an invitation, for sending it by hand. */
function copyTextButton({ id: invitationId, name, email }: SentInvitation): Button {
  return rowButton(copyTextAction, { invitationId }, texts().invited.copyText, { name: name ?? email });
}

/** The text of an invitation that waits, to copy and send by hand. It contains no link that proves an address. */
export function copyTextView(
  invitation: Invitation,
  contact: { name: string; email: string } | null,
): ModalView {
  const said = texts().invited;
  const { organization } = invitation;
  const { timeZone } = organization;
  const nothingElse = {
    joinRequest: null,
    import: null,
    member: null,
    handover: null,
    initiator: null,
    data: {},
  };
  const facts = { organization, invitation, ...nothingElse };
  const content = invitationMail({ ...facts, link: null, contact });
  return {
    type: 'modal',
    callback_id: 'invitation-text',
    title: plain(said.textTitle, 24),
    close: plain(texts().answers.close, 24),
    blocks: [
      paragraphBlock(said.textFor({ name: invitation.name ?? invitation.email })),
      preformatted(content ? plainText(content.parts, { timeZone }) : said.textAnswered),
    ],
  };
}

/** The invitee's card as a modal, when they open it outside the DM. */
export function invitationView(invitation: Invitation): ModalView {
  return {
    type: 'modal',
    callback_id: 'invitation',
    title: plain(texts().invited.yourInvitation, 24),
    close: plain(texts().answers.close, 24),
    blocks: renderParts(invitationCard(invitation).parts),
  };
}
