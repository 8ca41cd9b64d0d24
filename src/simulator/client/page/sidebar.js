import { h } from './dom.js';
import { icon } from './icons.js';
import { unreadOf } from './unread.js';

/** The list of places of one person: channels, and the app with its Home and Messages. */
export function sidebar(pane) {
  const screen = pane.screen();
  if (!screen) return [];
  const entry = (place, label, mark, count = 0) => {
    const isHere = place.kind === pane.place.kind && place.id === pane.place.id;
    return h(
      'li',
      {},
      h(
        'button.entry',
        {
          type: 'button',
          'aria-current': isHere ? 'page' : null,
          'data-unread': count > 0 && !isHere,
          'data-focus-key': `side/${place.kind}/${place.id ?? ''}`,
          onclick: () => pane.go(place),
        },
        icon(mark),
        h('span', {}, label),
        count > 0 && !isHere && h('span.count', { 'aria-label': `${count} unread` }, String(count)),
      ),
    );
  };
  return [
    h('h3', {}, pane.app().realName),
    h('ul', {}, [
      entry({ kind: 'home' }, 'Home', 'home'),
      entry({ kind: 'dm' }, 'Messages', 'chat', unreadOf(pane.personId, screen.messages[screen.dm])),
    ]),
    h('h3', {}, 'Channels'),
    h(
      'ul',
      {},
      screen.channels.map(channel =>
        entry(
          { kind: 'channel', id: channel.id },
          channel.name,
          channel.isPrivate ? 'lock' : 'hash',
          unreadOf(pane.personId, screen.messages[channel.id]),
        ),
      ),
    ),
  ];
}
