import type { KnownBlock } from '@slack/types';
import { texts } from '../../texts/texts.ts';
import { actions, bold, button, escapedLine, type Inline, mention, paragraphBlock } from '../blocks.ts';
import { setUpAction } from '../organizations/actions.ts';
import { doneBlocks } from '../organizations/done-view.ts';
import type { SlackMessage } from '../render-content.ts';

/** What a person who can set Foyer up reads first. */
export function greetingContent({ slackUserId }: { slackUserId: string }): SlackMessage {
  const said = texts().greeting;
  return {
    text: escapedLine(said.summary),
    blocks: [
      paragraphBlock(...said.hello<Inline>({ person: mention(slackUserId) })),
      paragraphBlock(said.whatToDo),
      actions(button(setUpAction, {}, texts().home.setUp, { style: 'primary' })),
    ],
  };
}

interface SetUpDone {
  name: string;
  role: string;
  approvalsChannelId: string | null;
  /** The Slack user who set it up. */
  by: string | null;
}

/** What the greeting becomes once Foyer is set up. */
export function doneContent(
  { by, ...organization }: SetUpDone,
  { command, reader }: { command: string; reader: string },
): SlackMessage {
  const text = escapedLine(texts().setUp.isSetUp({ organization: organization.name }));
  if (by === reader) return { text, blocks: doneBlocks(organization, command) };
  const said = texts().greeting;
  const name = bold(organization.name);
  const blocks: KnownBlock[] = [
    by
      ? paragraphBlock(...said.setUpBy<Inline>({ who: mention(by), organization: name }))
      : paragraphBlock(...said.setUp<Inline>({ organization: name })),
  ];
  return { text, blocks };
}
