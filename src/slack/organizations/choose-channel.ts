import { markOf } from '../../domain/mark.ts';
import { editSettings, organizationToEdit } from '../../domain/settings/edit.ts';
import { settingsOf, writtenSettings } from '../../domain/settings/settings.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, paragraphBlock } from '../blocks.ts';
import { message, openView } from '../reply.ts';
import { buttonRoute, modalRoute } from '../route.ts';
import { approvalsChannelAction } from './actions.ts';
import { assertCanPost } from './channel.ts';
import { approvalsChannelForm } from './forms.ts';
import { channelInput } from './settings-inputs.ts';
import { withOrganization } from './with-organization.ts';

/** Opens the one setting that a new organization needs most. */
export const approvalsChannelButton = buttonRoute(approvalsChannelAction, context =>
  withOrganization(context, async ({ id }) => {
    const { organization } = await organizationToEdit(context.domain, context.actor, id);
    const { name, approvalsChannelId } = organization;
    const said = texts().settings;
    return openView(
      approvalsChannelForm.view({
        title: said.channelTitle,
        submit: said.channelSubmit,
        metadata: { organizationId: id },
        blocks: [
          paragraphBlock(...said.channelIntro<Inline>({ organization: bold(name) })),
          channelInput(said.labels.approvalsChannelId, approvalsChannelId, said.privateChannelHint, false),
        ],
      }),
    );
  }),
);

export const approvalsChannelModal = modalRoute(
  approvalsChannelForm,
  async (context, { metadata: { organizationId }, fields: { channel } }) => {
    const { domain, actor } = context;
    const right = await organizationToEdit(domain, actor, organizationId);
    const settings = settingsOf(right.organization);
    if (channel !== settings.approvalsChannelId) await assertCanPost(context.outside(right).client, channel);
    const { name } = await editSettings(domain, actor, {
      ...writtenSettings(settings),
      organizationId,
      seen: markOf(settings),
      approvalsChannelId: channel,
    });
    const said = texts().settings;
    const posted = { organization: bold(name), channel: { type: 'channel', channel_id: channel } as const };
    return message(
      said.channelChosenSummary,
      [paragraphBlock(...said.channelChosen<Inline>(posted))],
      said.channelTitle,
    );
  },
);
