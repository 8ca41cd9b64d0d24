import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { OrganizationToJoin } from '../../domain/my-organizations/to-join.ts';
import { button, context, input, paragraphBlock, plain, section } from '../blocks.ts';
import { askToJoinAction, askToJoinForm } from './actions.ts';
import { mustWaitLine, noteInput } from './own-request-view.ts';

/** Slack shows at most 100 options, and at most 100 blocks. */
const OPTIONS = 100;
const ROWS = 80;

const ways = {
  invited: { sentence: 'You’re invited', label: 'Open invitation' },
  waiting: { sentence: 'Your request is waiting for approval', label: 'Open request' },
} as const;

/**
 * The modal in which a person chooses which of several organizations they ask to join; those where something is pending
 * are above.
 * @param here the organization in which they act, which is chosen at first if they can ask it
 */
export function chooseToJoinView(
  all: readonly OrganizationToJoin[],
  { here, email }: { here: string; email: string },
): ModalView {
  const [first, ...others] = all.filter(({ way }) => way === 'may-ask');
  const rows = all.flatMap(row);
  const pending = rows.slice(0, ROWS);
  const hidden =
    rows.length > ROWS
      ? [context(`${rows.length - ROWS} more are waiting. Type inbox after the command.`)]
      : [];
  return askToJoinForm.view({
    title: 'Ask to join',
    ...(first && { submit: 'Send request' }),
    metadata: { organizationId: first?.organization.id ?? here },
    blocks: [
      ...pending,
      ...hidden,
      ...(first
        ? [
            paragraphBlock(`Ask to join with your address ${email}. An approver decides.`),
            organizationInput([first, ...others], here),
            noteInput,
          ]
        : []),
    ],
  });
}

function organizationInput(open: readonly OrganizationToJoin[], here: string): InputBlock {
  const options = open.slice(0, OPTIONS).map(({ organization: { id, name } }) => ({
    text: plain(name, 75),
    value: id,
  }));
  const initial =
    options.find(({ value }) => value === here) ?? (options.length === 1 ? options[0] : undefined);
  return input('organization', 'Organization', {
    type: 'static_select',
    options,
    placeholder: plain('Choose an organization', 150),
    ...(initial && { initial_option: initial }),
  });
}

function row(each: OrganizationToJoin): KnownBlock[] {
  const { id: organizationId, name } = each.organization;
  if (each.way === 'may-ask') return [];
  if (each.way === 'must-wait') return [mustWaitLine(name, each.until)];
  const { sentence, label } = ways[each.way];
  const press = button(askToJoinAction, { organizationId }, label, { variant: organizationId });
  return [section(`${name} · ${sentence}`, press)];
}
