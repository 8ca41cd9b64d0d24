import type { KnownBlock } from '@slack/types';
import { bold, paragraph, paragraphBlock, richText } from './blocks.ts';
import { message } from './reply.ts';
import { type CommandRoute, commandRoute } from './route.ts';

const TITLE = 'What Foyer can do';

/** `/invite help`: made from the routes, so it is always complete. */
export function helpCommand(others: readonly CommandRoute[]): CommandRoute {
  const help: CommandRoute = commandRoute({
    name: 'help',
    usage: 'help',
    help: 'shows this',
    run: async ({ command }) => message(TITLE, helpBlocks([...others, help], command)),
  });
  return help;
}

/** The commands that people can type, each with what it does. */
export function helpBlocks(routes: readonly CommandRoute[], command: string): KnownBlock[] {
  const elements = routes.map(({ usage, help }) =>
    paragraph({ type: 'text', text: `${command} ${usage}`.trim(), style: { code: true } }, ` ${help}`),
  );
  return [paragraphBlock(bold(TITLE)), richText({ type: 'rich_text_list', style: 'bullet', elements })];
}
