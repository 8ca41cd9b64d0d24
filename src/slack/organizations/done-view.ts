import type { KnownBlock } from '@slack/types';
import { texts } from '../../texts/texts.ts';
import { actions, bold, button, type Inline, paragraphBlock } from '../blocks.ts';
import { openInviteAction } from '../invitations/actions.ts';
import { approvalsChannelAction } from './actions.ts';

/** After the set-up: what is done, and what comes next. */
export function doneBlocks(
  { name, role, approvalsChannelId }: { name: string; role: string; approvalsChannelId: string | null },
  command: string,
): KnownBlock[] {
  const said = texts().setUp;
  const code = (text: string): Inline => ({ type: 'text', text, style: { code: true } });
  return [
    paragraphBlock(...said.youAreFirst<Inline>({ organization: bold(name), role })),
    paragraphBlock(bold(said.next)),
    actions(
      button(openInviteAction, {}, said.invitePeople, { style: 'primary' }),
      ...(approvalsChannelId ? [] : [button(approvalsChannelAction, {}, said.chooseChannel)]),
    ),
    paragraphBlock(...said.orType<Inline>({ command: code(command), help: code(`${command} help`) })),
  ];
}
