import type { KnownBlock, ModalView } from '@slack/types';
import type { ActingMember } from '../domain/access/acting-member.ts';
import type { Person } from '../domain/domain.ts';
import { defaultRole } from '../domain/joining/rules.ts';
import { topRole } from '../domain/members/member-within.ts';
import type { Organization } from '../domain/organizations/store.ts';
import { can } from '../domain/roles.ts';
import { texts } from '../texts/texts.ts';
import { bold, code, paragraph, paragraphBlock, plain, richText } from './blocks.ts';
import { helpAction } from './home/actions.ts';
import { withOrganization } from './organizations/with-organization.ts';
import { message, openView, type Reply } from './reply.ts';
import {
  type ButtonRoute,
  buttonRoute,
  type CommandRoute,
  type Context,
  commandRoute,
  type HelpGroup,
} from './route.ts';

/** Who reads the help, and where they act. */
export interface HelpReader {
  actor: Person;
  organization: Organization;
  /** Null when they are no active member. */
  acting: ActingMember | null;
  /** The command in a form that they can type. */
  command: string;
}

const groups: readonly HelpGroup[] = ['invite', 'people', 'requests', 'organization', 'you'];

/** `/foyer help` and the button *Help*: made from the routes, so nothing is missing. */
export function helpRoutes(others: readonly CommandRoute[]): { command: CommandRoute; button: ButtonRoute } {
  const answer = (context: Context, show: (title: string, blocks: KnownBlock[]) => Reply) =>
    withOrganization(context, async organization => {
      const reader = { ...context, organization };
      return show(titleFor(reader), helpBlocks([...others, command], reader));
    });
  const command: CommandRoute = commandRoute({
    name: 'help',
    usage: 'help',
    help: { under: 'you', for: 'everybody', says: 'help' },
    run: context => answer(context, message),
  });
  const button = buttonRoute(helpAction, context =>
    answer(context, (_, blocks) => openView(helpView(blocks))),
  );
  return { command, button };
}

function helpView(blocks: KnownBlock[]): ModalView {
  const { home, answers } = texts();
  return { type: 'modal', title: plain(home.help, 24), close: plain(answers.close, 24), blocks };
}

/** The commands that this person can use where they act, in groups, each with what it does. */
export function helpBlocks(routes: readonly CommandRoute[], reader: HelpReader): KnownBlock[] {
  const { organization, command } = reader;
  const said = texts().help;
  const role = defaultRole(organization).name;
  const usable = routes.filter(route => isFor(route, reader));
  return [
    paragraphBlock(bold(titleFor(reader))),
    ...(reader.acting ? [] : [paragraphBlock(said.stranger({ organization: organization.name }))]),
    ...groups.flatMap(group => {
      const some = usable.filter(({ help }) => help.under === group);
      if (some.length === 0) return [];
      const elements = some.map(({ usage, help }) => {
        const typed = `${command} ${typeof usage === 'string' ? usage : usage({ role })}`.trim();
        return paragraph(code(typed), ` ${said.says[help.says]}`);
      });
      return [
        richText(paragraph(bold(said.groups[group])), {
          type: 'rich_text_list',
          style: 'bullet',
          elements,
        }),
      ];
    }),
  ];
}

function titleFor({ organization: { name: organization } }: HelpReader): string {
  return texts().help.titleIn({ organization });
}

function isFor({ help: { for: audience } }: CommandRoute, { acting, actor }: HelpReader): boolean {
  switch (audience) {
    case 'everybody':
      return true;
    case 'member':
      return acting !== null;
    case 'stranger':
      return acting === null;
    case 'workspace-owner':
      return actor.isWorkspaceOwner;
    case 'top-role':
      return acting !== null && acting.member.roleId === topRole(acting.organization).id;
    default:
      return acting !== null && can(acting.permissions, audience);
  }
}
