import { listGroups } from '../../domain/access/store.ts';
import { editSettings, organizationToEdit } from '../../domain/settings/edit.ts';
import { timeZones } from '../../domain/settings/settings.ts';
import { seatsOn } from '../../domain/weeks/store.ts';
import { weeklyDays } from '../../domain/weeks/weeks.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, paragraphBlock, plain } from '../blocks.ts';
import { message, openView, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute, optionsRoute } from '../route.ts';
import { settingsAction } from './actions.ts';
import { assertCanPost } from './channel.ts';
import { settingsForm } from './forms.ts';
import { changeLines } from './settings-changes.ts';
import { settingsView } from './settings-view.ts';
import { withOrganization } from './with-organization.ts';

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => {
    const { organization, permissions } = await organizationToEdit(context.domain, context.actor, id);
    const { acceptGroupIds: within } = organization;
    const groups =
      within.length > 0
        ? await listGroups(context.domain.db, { organizationId: organization.id, within })
        : [];
    const days = weeklyDays(context.domain.clock.now(), organization.timeZone);
    const seats = await seatsOn(context.domain.db, organization.id, days);
    return openView(settingsView(organization, context.settings, { permissions, groups }, seats));
  });

export const settingsCommand = commandRoute({
  name: 'settings',
  usage: 'settings',
  help: { under: 'organization', for: 'organization:edit', says: 'settings' },
  run: open,
});

export const settingsButton = buttonRoute(settingsAction, open);

export const settingsModal = modalRoute(settingsForm, async (context, { metadata, fields }) => {
  const { domain, actor } = context;
  const { organizationId, seen } = metadata;
  const right = await organizationToEdit(domain, actor, organizationId);
  const { organization: before } = right;
  const approvalsChannelId = fields.channel ?? null;
  if (approvalsChannelId && approvalsChannelId !== before.approvalsChannelId) {
    await assertCanPost(context.outside(right).client, approvalsChannelId);
  }
  const { name, changes } = await editSettings(domain, actor, {
    organizationId,
    seen,
    name: fields.organization,
    approvalsChannelId,
    domains: fields.domains ?? '',
    includeSubdomains: (fields.subdomains ?? []).length > 0,
    welcomeMessage: fields.welcomeMessage,
    contactSlackUserId: fields.contact ?? null,
    seatLimit: fields.seatLimit ?? null,
    invitationDays: fields.invitationDays ?? null,
    reminderDays: fields.reminderDays ?? null,
    cooldownMinutes: fields.cooldownMinutes ?? null,
    requestDays: fields.requestDays ?? null,
    requestPauseDays: fields.requestPauseDays ?? null,
    timeZone: fields.timeZone,
    inviteBy: fields.inviteBy ?? null,
    joinSlackUrl: fields.joinSlackUrl,
    acceptRole: fields.acceptRole,
    acceptGroups: fields.acceptGroups,
    whenSomebodyLeaves: fields.whenSomebodyLeaves ?? null,
    weeklyDigest: fields.weeklyDigest ? fields.weeklyDigest.length > 0 : null,
  });
  const said = texts().settings;
  if (!changes) return message(said.unchanged({ organization: name }), undefined, said.title);
  return message(
    said.savedSummary({ organization: name }),
    [paragraphBlock(...said.savedOf<Inline>({ organization: bold(name) })), ...changeLines(changes)],
    said.saved,
  );
});

/** Slack shows at most 100 options. */
const SHOWN = 100;

/** The time zones of the world, filtered by what people type. */
export const timeZoneOptions = optionsRoute({
  id: 'timeZone',
  async run(_context, search) {
    const wanted = search.trim().toLowerCase().replaceAll(' ', '_');
    return timeZones
      .filter(name => name.toLowerCase().includes(wanted))
      .slice(0, SHOWN)
      .map(name => ({ text: plain(name, 75), value: name }));
  },
});
