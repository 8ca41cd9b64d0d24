import { maySetUp, setUpOrganization } from '../../domain/organizations/set-up.ts';
import { bold, line } from '../blocks.ts';
import { words } from '../reply.ts';
import { modal } from '../route.ts';
import { assertCanPost } from './channel.ts';
import { setUpForm } from './forms.ts';

export const setUpModal = modal(setUpForm, async (context, { metadata, fields }) => {
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
  return words(
    `${organization.name} is set up.`,
    [
      line(bold(organization.name), ` is set up, and you are its first ${top}.`),
      line(
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
