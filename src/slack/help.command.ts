import { bold, line, paragraph, rich } from './blocks.ts';
import { words } from './reply.ts';
import { type CommandRoute, command } from './route.ts';

/** `/invite help`: made from the routes, so it cannot forget one. */
export function helpCommand(others: readonly CommandRoute[]): CommandRoute {
  const help: CommandRoute = command({
    name: 'help',
    usage: 'help',
    help: 'shows this',
    run: async context =>
      words('What Foyer can do', [
        line(bold('What Foyer can do')),
        rich({
          type: 'rich_text_list',
          style: 'bullet',
          elements: [...others, help].map(({ usage, help }) =>
            paragraph(
              { type: 'text', text: `${context.command} ${usage}`.trim(), style: { code: true } },
              ` ${help}`,
            ),
          ),
        }),
      ]),
  });
  return help;
}
