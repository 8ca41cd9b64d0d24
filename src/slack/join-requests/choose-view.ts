import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { OrganizationToJoin } from '../../domain/my-organizations/to-join.ts';
import { texts } from '../../texts/texts.ts';
import { button, context, input, paragraphBlock, plain, section } from '../blocks.ts';
import { askToJoinAction, askToJoinForm } from './actions.ts';
import { mustWaitLine, noteInput } from './own-request-view.ts';

/** Slack shows at most 100 options, and at most 100 blocks. */
const OPTIONS = 100;
const ROWS = 80;

/**
 * The modal in which a person chooses which of several organizations they ask to join; those where something is pending
 * are above.
 * @param here the organization in which they act, which is chosen at first if they can ask it
 */
export function chooseToJoinView(
  all: readonly OrganizationToJoin[],
  { here, email }: { here: string; email: string },
): ModalView {
  const { requestsList: said, requests } = texts();
  const [first, ...others] = all.filter(({ way }) => way === 'may-ask');
  const rows = all.flatMap(row);
  const pending = rows.slice(0, ROWS);
  const hidden = rows.length > ROWS ? [context(said.moreWaiting(rows.length - ROWS))] : [];
  return askToJoinForm.view({
    title: requests.askTitle,
    ...(first && { submit: requests.send }),
    metadata: { organizationId: first?.organization.id ?? here },
    blocks: [
      ...pending,
      ...hidden,
      ...(first
        ? [paragraphBlock(said.askWith({ email })), organizationInput([first, ...others], here), noteInput()]
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
  const said = texts().requestsList;
  return input('organization', said.organization, {
    type: 'static_select',
    options,
    placeholder: plain(said.chooseOrganization, 150),
    ...(initial && { initial_option: initial }),
  });
}

function row(each: OrganizationToJoin): KnownBlock[] {
  const { id: organizationId, name } = each.organization;
  if (each.way === 'may-ask') return [];
  if (each.way === 'must-wait') return [mustWaitLine(name, each.until)];
  const said = texts().requestsList;
  const isInvited = each.way === 'invited';
  const label = isInvited ? said.openInvitation : said.openRequest;
  const press = button(askToJoinAction, { organizationId }, label, {
    variant: organizationId,
    accessibility_label: clamp(`${label}: ${name}`, 75),
  });
  const sentence = isInvited ? said.invitedTo : said.waitingAt;
  return [section(sentence({ organization: name }), press)];
}
