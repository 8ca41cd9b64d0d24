import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Member } from '../../domain/access/store.ts';
import { clamp } from '../../domain/characters.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { actions, bold, button, confirmation, paragraphBlock, plain } from '../blocks.ts';
import { type moveMemberAction, takePlaceAction } from './actions.ts';

/** The button of a person whose account is new; its dialog says what they get. */
export function takePlaceButton(
  organization: Pick<Organization, 'name' | 'template'>,
  member: Member,
): Button {
  const { id: memberId, version, name, role } = member;
  const gets = clamp(`${role.name}. ${groupsSentence(member, organization.template)}`.trim(), 160);
  return button(takePlaceAction, { memberId, version }, 'This is my new account', {
    style: 'primary',
    variant: memberId,
    confirm: confirmation(
      'Is this your new account?',
      `This account becomes ${clamp(name, 60)} in ${clamp(organization.name, 60)}, as ${gets}`,
      'Yes, it’s mine',
    ),
  });
}

/** What a person reads whose old account is gone: what they had, and that it can be theirs again. */
export function oldPlaceBlocks(organization: Organization, member: Member): KnownBlock[] {
  return [
    paragraphBlock(
      'You have a new Slack account. In ',
      bold(organization.name),
      ', your email is that of ',
      bold(member.name),
      `, whose account is gone from Slack. They are ${member.role.name}. `,
      groupsSentence(member, organization.template),
    ),
    actions(takePlaceButton(organization, member)),
  ];
}

/** The same in a modal, where they ask to join. */
export function oldPlaceView(organization: Organization, member: Member): ModalView {
  return {
    type: 'modal',
    callback_id: 'old-place',
    title: plain('Your new account', 24),
    close: plain('Close', 24),
    blocks: oldPlaceBlocks(organization, member),
  };
}

/** The button of an admin who may manage the member. */
export function moveMemberButton(
  action: typeof moveMemberAction,
  { id: memberId, name, role }: Pick<Member, 'id' | 'name' | 'role'>,
  slackUserId: string,
  email: string,
): Button {
  return button(action, { memberId, slackUserId }, 'Move to the new account', {
    variant: memberId,
    confirm: confirmation(
      'Move this membership?',
      `The new account with ${clamp(email, 100)} becomes ${clamp(name, 60)}, as ${clamp(role.name, 60)}, with the same groups.`,
      'Move',
    ),
  });
}
