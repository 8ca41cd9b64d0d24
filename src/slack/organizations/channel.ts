import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { storable } from '../../domain/characters.ts';
import { DomainError } from '../../domain/errors.ts';
import { notGranted, scopesOfLinks } from '../scopes.ts';
import { flag, part, textOrNull } from '../tolerant.ts';
import { isSlackError } from '../web-api.ts';
import { isSharedOutside } from './shared-channel.ts';

const described = z.object({
  channel: part({ is_archived: flag, is_private: flag, is_member: flag, name: textOrNull }),
});

/**
 * Checks that Foyer can post to a channel: a public one, or a private one that it is in, but none shared with another
 * company.
 * @throws DomainError invalid-channel, for the field "channel"
 */
export async function assertCanPost(client: WebClient, channel: string): Promise<void> {
  await reachable(client, channel);
}

/**
 * The name of a channel that a group can be linked to: a public one, which Foyer joins by itself, or a private one that
 * it is in.
 * @throws DomainError invalid-channel, missing-scope, for the field "channel"
 */
export async function channelToLink(client: WebClient, channel: string): Promise<string> {
  const { name, isPrivate, answer } = await reachable(client, channel);
  const wanted = isPrivate ? scopesOfLinks.privateChannel : scopesOfLinks.publicChannel;
  const scopes = notGranted(wanted, answer);
  if (scopes.length > 0) throw new DomainError('missing-scope', { scopes }, 'channel');
  return storable(name ?? channel);
}

async function reachable(client: WebClient, channel: string) {
  const fault = (reason: 'not-found' | 'archived' | 'shared', name = channel) =>
    new DomainError('invalid-channel', { channel: name, reason }, 'channel');
  try {
    const answer = await client.conversations.info({ channel });
    if (!answer.channel) throw fault('not-found');
    const { channel: found } = described.parse(answer);
    if (found.is_archived) throw fault('archived');
    if (found.is_private && !found.is_member) throw fault('not-found');
    if (isSharedOutside(answer.channel)) throw fault('shared', found.name ?? channel);
    return { name: found.name, isPrivate: found.is_private, answer };
  } catch (error) {
    throw isSlackError(error, 'channel_not_found', 'missing_scope') ? fault('not-found') : error;
  }
}
