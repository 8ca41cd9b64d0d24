import { authorise } from '../../domain/access/acting-member.ts';
import { listGroups } from '../../domain/access/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { groupsShownTo } from '../../domain/visibility.ts';
import { texts } from '../../texts/texts.ts';
import { code, type Inline, paragraphBlock } from '../blocks.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, openView, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, shortcutRoute } from '../route.ts';
import { openInviteAction } from './actions.ts';
import { renderInvite } from './invite-list.ts';
import { emptyDraft } from './invite-view.ts';
import { quickFaultWords } from './quick-fault-words.ts';
import { parseQuickSyntax, type QuickFault, type QuickInvitation, QuickSyntaxError } from './quick-syntax.ts';
import { sendInvitation } from './send.ts';
import { sendSeveral } from './send-several.ts';

/** Opens "Invite people", or shows why not. */
function openInvite(context: Context): Promise<Reply> {
  return withOrganization(context, async organization =>
    openView(await renderInvite(context, organization, emptyDraft)),
  );
}

export const inviteCommand = commandRoute({
  name: '',
  usage: '',
  help: { under: 'invite', for: 'invitation:create', says: 'invite' },
  run: openInvite,
});

export const inviteShortcut = shortcutRoute({
  id: 'invite_member',
  name: 'Invite member',
  description: 'Invite somebody to your organization',
  run: openInvite,
});

export const openInviteButton = buttonRoute(openInviteAction, openInvite);

export const quickInviteCommand = commandRoute({
  name: '*',
  usage: ({ role }) => `ada@example.com as ${role}`,
  help: { under: 'invite', for: 'invitation:create', says: 'inviteNow' },
  async run(context, text) {
    const read = readQuick(text);
    if (!read)
      return inWords(texts().invite.unknownCommand<Inline>({ command: code(`${context.command} help`) }));
    return withOrganization(context, async organization => {
      if (read instanceof QuickSyntaxError) return sayFault(context, organization, read.fault);
      const { invitees, role, groups } = read;
      const [invitee, ...others] = invitees;
      return invitee && others.length === 0
        ? sendInvitation(context, organization, { invitee, role, groups, name: null, note: null })
        : sendSeveral(context, organization, read);
    });
  },
});

/** The invitation that the text asks for; what is wrong if it names somebody but can't be read; null: it names nobody. */
function readQuick(text: string): QuickInvitation | QuickSyntaxError | null {
  try {
    return parseQuickSyntax(text);
  } catch (error) {
    if (error instanceof QuickSyntaxError) return error;
    throw error;
  }
}

/** What is wrong with a text, with an example of this organization's roles and groups, for people who can invite. */
async function sayFault(context: Context, { id }: Organization, fault: QuickFault): Promise<Reply> {
  const { domain, actor, command } = context;
  const acting = await authorise(domain.db, actor, id, 'invitation:create');
  const within = groupsShownTo(acting.permissions);
  const groups =
    fault.kind === 'which-groups' || fault.kind === 'groups-unread'
      ? await listGroups(domain.db, { organizationId: id, within, take: 2 })
      : [];
  return inWords(quickFaultWords(acting, fault, { command, groups: groups.map(({ name }) => name) }));
}

function inWords(words: Inline[]): Reply {
  const text = words
    .map(word => (typeof word === 'string' ? word : 'text' in word ? word.text : ''))
    .join('');
  return message(text, [paragraphBlock(...words)]);
}
