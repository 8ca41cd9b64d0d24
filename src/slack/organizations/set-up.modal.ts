import type { WebClient } from '@slack/web-api';
import { DomainError } from '../../domain/errors.ts';
import { setUpOrganization } from '../../domain/organizations/set-up.ts';
import { bold, line } from '../blocks.ts';
import { words } from '../reply.ts';
import { modal } from '../route.ts';
import { isSlackError } from '../web-api.ts';
import { setUpForm } from './forms.ts';

export const setUpModal = modal(setUpForm, async (context, { metadata, fields }) => {
  const approvalsChannelId = fields.channel ?? null;
  if (approvalsChannelId) await assertCanPost(context.client, approvalsChannelId);
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

/** Foyer may post to every public channel, and to private ones that it is in. */
async function assertCanPost(client: WebClient, channel: string): Promise<void> {
  const fault = (reason: 'not-found' | 'archived') =>
    new DomainError('invalid-channel', { channel, reason }, 'channel');
  try {
    const { channel: found } = await client.conversations.info({ channel });
    if (found?.is_archived) throw fault('archived');
    if (found?.is_private && !found.is_member) throw fault('not-found');
  } catch (error) {
    throw isSlackError(error, 'channel_not_found', 'missing_scope') ? fault('not-found') : error;
  }
}
