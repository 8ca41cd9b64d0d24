import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Member } from '../../domain/access/store.ts';
import { clamp } from '../../domain/characters.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { texts } from '../../texts/texts.ts';
import { actions, bold, button, confirmation, paragraphBlock, plain } from '../blocks.ts';
import { type moveMemberAction, takePlaceAction } from './actions.ts';

/** The button of a person whose account is new; its dialog says what they get. */
export function takePlaceButton(
  organization: Pick<Organization, 'name' | 'template'>,
  member: Member,
): Button {
  const { id: memberId, version, name, role } = member;
  const gets = clamp(`${role.name}. ${groupsSentence(member, organization.template)}`.trim(), 160);
  const said = texts().newAccounts;
  return button(takePlaceAction, { memberId, version }, said.take, {
    style: 'primary',
    variant: memberId,
    confirm: confirmation(
      said.takeTitle,
      said.takeQuestion({
        name: clamp(name, 60),
        organization: clamp(organization.name, 60),
        access: gets,
      }),
      said.takeYes,
    ),
  });
}

/** What a person reads whose old account is gone: what they had, and that it can be theirs again. */
export function oldPlaceBlocks(organization: Organization, member: Member): KnownBlock[] {
  return [
    paragraphBlock(
      ...texts().newAccounts.explanation({
        organization: bold(organization.name),
        name: bold(member.name),
        role: member.role.name,
      }),
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
    title: plain(texts().newAccounts.title, 24),
    close: plain(texts().answers.close, 24),
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
  const said = texts().newAccounts;
  return button(action, { memberId, slackUserId }, said.move, {
    variant: memberId,
    confirm: confirmation(
      said.moveTitle,
      said.moveQuestion({
        email: clamp(email, 100),
        name: clamp(name, 60),
        role: clamp(role.name, 60),
      }),
      said.moveYes,
    ),
  });
}
