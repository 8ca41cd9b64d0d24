import { maySetUp, setUpOrganization } from '../../domain/set-up/set-up.ts';
import { bold, paragraphBlock } from '../blocks.ts';
import { message } from '../reply.ts';
import { modalRoute } from '../route.ts';
import { assertCanPost } from './channel.ts';
import { setUpForm } from './forms.ts';

export const setUpModal = modalRoute(setUpForm, async (context, { metadata, fields }) => {
  const right = maySetUp(context.actor, metadata.isAnother);
  const approvalsChannelId = fields.channel ?? null;
  if (approvalsChannelId) await assertCanPost(context.outside(right).client, approvalsChannelId);
  const organization = await setUpOrganization(context.domain, context.actor, {
    name: fields.organization,
    template: fields.template,
    groups: fields.groups ?? '',
    approvalsChannelId,
    domains: fields.domains ?? '',
    isAnother: metadata.isAnother,
  });
  const top = organization.roles[0]?.name ?? '';
  return message(
    `${organization.name} is set up.`,
    [
      paragraphBlock(bold(organization.name), ` is set up, and you are its first ${top}.`),
      paragraphBlock(
        'Invite people with ',
        bold(context.command),
        '. See everything Foyer does with ',
        bold(`${context.command} help`),
        '.',
      ),
    ],
    metadata.isAnother ? 'Organization is set up' : 'Foyer is set up',
  );
});
