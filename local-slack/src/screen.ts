import type { Names } from './block-kit/shown-text.ts';
import type { ChannelRecord } from './channels.ts';
import type { ChannelInfo } from './person.ts';
import type { Message, View } from './seen.ts';

/** A channel in the side bar. */
export function channelInfo(channel: ChannelRecord): ChannelInfo {
  const { id, name, isPrivate, isIm, isArchived, isGeneral, appIsMember, user } = channel;
  const members = [...channel.members];
  return {
    id,
    name,
    isPrivate,
    isIm,
    isArchived,
    isGeneral,
    members,
    appIsMember,
    ...(user ? { user } : {}),
  };
}

function renderModal(modal: View): string {
  const [title = '', ...lines] = modal.plain().split('\n');
  const buttons = [modal.close, ...(modal.submit ? [modal.submit] : [])].map(text => `[ ${text} ]`);
  return [`┌─ ${title}`, ...lines.map(line => `│ ${line}`), `└─ ${buttons.join(' ')}`].join('\n');
}

function renderMessage(message: Message, names: Names): string {
  const note = message.ephemeralTo ? ' (only visible to you)' : message.edited ? ' (edited)' : '';
  const lines = message
    .plain()
    .split('\n')
    .map(line => `  ${line}`);
  return [`${names.user(message.user)}${note}:`, ...lines].join('\n');
}

/** The modal if there is one, else the last ten messages of the DM. */
export function renderScreen(modal: View | undefined, messages: Message[], names: Names): string {
  if (modal) return renderModal(modal);
  return messages
    .slice(-10)
    .map(message => renderMessage(message, names))
    .join('\n');
}
