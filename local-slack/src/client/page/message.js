import { avatar } from './avatar.js';
import { blocks } from './blocks.js';
import { h } from './dom.js';
import { fileLine } from './files.js';
import { icon } from './icons.js';
import { mrkdwn } from './mrkdwn.js';
import { createSurface } from './surface.js';
import { paragraph } from './text.js';

/** @import { Pane } from './parts.ts' */
/** @import { Message, SharedFile } from '../wire.ts' */

/**
 * One message as a person sees it.
 * @param {Pane} pane
 * @param {Message} one
 */
export function message(pane, one) {
  const author = pane.personOf(one.user);
  const key = messageKey(one);
  const surface = createSurface(pane, { key, where: { channel: one.channel, ts: one.ts } });
  const banner = pane.banners.get(key);
  const time = new Date(Number(one.ts) * 1000);
  return h(
    'article.message',
    {
      'data-ts': one.ts,
      'data-ephemeral': Boolean(one.ephemeralTo),
      'aria-label': `Message from ${author.realName}`,
    },
    avatar(author),
    h(
      'div.message-main',
      {},
      one.ephemeralTo && h('div.only-you', {}, icon('eye'), 'Only visible to you'),
      h(
        'div.byline',
        {},
        h('bdi.author', {}, author.realName),
        author.isApp && h('span.badge.app-badge', {}, 'App'),
        h(
          'time',
          { datetime: time.toISOString() },
          time.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' }),
        ),
      ),
      one.blocks.length > 0 ? blocks(one.blocks, surface) : paragraph('text', mrkdwn(one.text, pane.names)),
      one.files.length > 0 &&
        h(
          'ul.files',
          {},
          one.files.map(file => fileLine(file, downloadLink(pane, file))),
        ),
      one.edited && h('span.edited', {}, '(edited)'),
      banner && h('div.banner', { role: 'alert' }, icon('warning'), h('span', {}, banner)),
    ),
  );
}

/**
 * @param {Pane} pane
 * @param {SharedFile} file
 */
function downloadLink(pane, file) {
  const href = `/api/people/${pane.personId}/files/${file.id}`;
  return h('a.button', { href, download: file.name, 'aria-label': `Download ${file.name}` }, 'Download');
}

/**
 * The key of a message on this page.
 * @param {Pick<Message, 'channel' | 'ts'>} one
 */
export function messageKey(one) {
  return `message:${one.channel}/${one.ts}`;
}

/**
 * The data that a message's look depends on; while it stays the same, the message isn't drawn again.
 * @param {Pane} pane
 * @param {Message} one
 */
export function messageSignature(pane, one) {
  const key = messageKey(one);
  return JSON.stringify([one, pane.banners.get(key), [...pane.busy].filter(id => id.startsWith(`${key}/`))]);
}
