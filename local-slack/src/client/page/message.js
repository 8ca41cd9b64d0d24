import { avatar } from './avatar.js';
import { blocks } from './blocks.js';
import { h } from './dom.js';
import { fileLine } from './files.js';
import { icon } from './icons.js';
import { messageKey } from './message-key.js';
import { mrkdwn } from './mrkdwn.js';
import { createSurface } from './surface.js';
import { paragraph } from './text.js';

/** @import { Pane } from './parts.ts' */
/** @import { Message, SharedFile } from '../wire.ts' */

/**
 * One message as a person sees it.
 * @param {Pane} pane
 * @param {Message} one
 * @param {boolean} follows the one above it is by the same author, whose name is there already
 */
export function message(pane, one, follows) {
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
      'data-follows': follows,
      'aria-label': `Message from ${author.realName}`,
      tabindex: '-1',
      'data-focus-key': key,
    },
    follows ? h('span.gutter') : avatar(author),
    h(
      'div.message-main',
      {},
      one.ephemeralTo && h('div.only-you', {}, icon('eye'), 'Only visible to you'),
      !follows &&
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
    toolbar(pane, one),
  );
}

/**
 * What one can do with a message; Slack shows it on hover.
 * @param {Pane} pane
 * @param {Message} one
 */
function toolbar(pane, one) {
  /**
   * @param {Parameters<typeof icon>[0]} mark
   * @param {string} label
   * @param {(event: Event) => unknown} onclick
   */
  const action = (mark, label, onclick) =>
    h('button.icon-button', { type: 'button', 'aria-label': label, title: label, onclick }, icon(mark));
  /** @param {Event} event */
  const copy = ({ currentTarget }) => {
    const words = currentTarget instanceof Element && currentTarget.closest('.message')?.children[1];
    const selection = getSelection();
    if (!words || !selection) return;
    // A selection has the line breaks that people see.
    selection.selectAllChildren(words);
    void navigator.clipboard.writeText(String(selection));
    selection.removeAllRanges();
  };
  const call = pane.store.callOf(one);
  return h(
    'div.toolbar',
    { role: 'group', 'aria-label': 'Message actions' },
    call !== undefined && action('pulse', 'Show in What Slack saw', () => pane.findCall(call)),
    action('copy', 'Copy text', copy),
    one.ephemeralTo
      ? action('close', 'Dismiss message', () => pane.store.dismiss(one))
      : action('unread', 'Mark unread', () => pane.leaveUnread(one)),
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
 * The data that a message's look depends on; while it stays the same, the message isn't drawn again.
 * @param {Pane} pane
 * @param {Message} one
 * @param {boolean} follows
 */
export function messageSignature(pane, one, follows) {
  const key = messageKey(one);
  const busy = [...pane.busy].filter(id => id.startsWith(`${key}/`));
  return JSON.stringify([one, follows, pane.store.callOf(one), pane.banners.get(key), busy]);
}
