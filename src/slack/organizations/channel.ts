import type { WebClient } from '@slack/web-api';
import { DomainError } from '../../domain/errors.ts';
import { isSlackError } from '../web-api.ts';

/**
 * Foyer may post to every public channel, and to private ones that it is in.
 * @throws DomainError invalid-channel, for the field "channel"
 */
export async function assertCanPost(client: WebClient, channel: string): Promise<void> {
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
