import type { KnownBlock, ModalView } from '@slack/types';
import type { OrganizationToJoin } from '../../domain/my-organizations/to-join.ts';
import { button, context, plain, section } from '../blocks.ts';
import { askToJoinAction } from './actions.ts';
import { mustWaitLine } from './own-request-view.ts';

/** Slack shows at most 100 blocks. */
const SHOWN = 90;

const ways = {
  invited: { sentence: 'You’re invited', label: 'Open invitation' },
  waiting: { sentence: 'Your request is waiting for approval', label: 'Open request' },
  'may-ask': { sentence: 'You can ask to join', label: 'Ask to join' },
} as const;

/** The modal that asks which organization a person wants to join. */
export function chooseToJoinView(all: readonly OrganizationToJoin[]): ModalView {
  const more = all.length - SHOWN;
  return {
    type: 'modal',
    callback_id: 'choose-to-join',
    title: plain('Ask to join', 24),
    close: plain('Close', 24),
    blocks: [
      context('Which organization do you want to join?'),
      ...all.slice(0, SHOWN).map(row),
      ...(more > 0 ? [context(`${more} more aren’t shown.`)] : []),
    ],
  };
}

function row(each: OrganizationToJoin): KnownBlock {
  const { id: organizationId, name } = each.organization;
  if (each.way === 'must-wait') return mustWaitLine(name, each.until);
  const { sentence, label } = ways[each.way];
  const press = button(askToJoinAction, { organizationId }, label, { variant: organizationId });
  return section(`${name} · ${sentence}`, press);
}
