import type { KnownBlock } from '@slack/types';
import { bold, paragraph, paragraphBlock, richText } from './blocks.ts';
import { message } from './reply.ts';
import { type CommandRoute, commandRoute } from './route.ts';

const TITLE = 'What Foyer can do';

/** `/invite help`: made from the routes, so it cannot forget one. */
export function helpCommand(others: readonly CommandRoute[]): CommandRoute {
  const help: CommandRoute = commandRoute({
    name: 'help',
    usage: 'help',
    help: 'shows this',
    run: async ({ command }) => message(TITLE, helpBlocks([...others, help], command)),
  });
  return help;
}

/** What can be typed, each with what it does. */
export function helpBlocks(routes: readonly CommandRoute[], command: string): KnownBlock[] {
  const elements = routes.map(({ usage, help }) =>
    paragraph({ type: 'text', text: `${command} ${usage}`.trim(), style: { code: true } }, ` ${help}`),
  );
  return [paragraphBlock(bold(TITLE)), richText({ type: 'rich_text_list', style: 'bullet', elements })];
}
