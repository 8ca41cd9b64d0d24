import { authorise } from '../../domain/access/acting-member.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, openView, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, shortcutRoute } from '../route.ts';
import { openInviteAction } from './actions.ts';
import { renderInvite } from './invite-list.ts';
import { emptyDraft } from './invite-view.ts';
import { parseQuickSyntax, type QuickInvitation, QuickSyntaxError } from './quick-syntax.ts';
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
  help: 'opens Invite people: one person or, with Add another, a list of them',
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
  usage: 'ada@example.com as Analyst in "Teacher Laptops", "Student Devices"',
  help: 'invites at once; a person of this Slack works too: @ada as Viewer',
  async run(context, text) {
    const { quick, fault } = readQuick(text);
    const inHelp = `(${context.command} help shows everything.)`;
    if (fault === undefined && !quick) return message(`Foyer does not know this command. ${inHelp}`);
    if (!quick) {
      return withOrganization(context, async ({ id }) => {
        await authorise(context.domain.db, context.actor, id, 'invitation:create');
        return message(`${fault} ${inHelp}`);
      });
    }
    const { invitees, role, groups } = quick;
    const [invitee, ...others] = invitees;
    return withOrganization(context, organization =>
      invitee && others.length === 0
        ? sendInvitation(context, organization, { invitee, role, groups, name: null, note: null })
        : sendSeveral(context, organization, quick),
    );
  },
});

/**
 * The invitation that the text asks for; if it names somebody but can't be read, the sentence with the right syntax.
 */
function readQuick(text: string): { quick: QuickInvitation | null; fault?: string } {
  try {
    return { quick: parseQuickSyntax(text) };
  } catch (error) {
    if (error instanceof QuickSyntaxError) return { quick: null, fault: `${error.message}.` };
    throw error;
  }
}
