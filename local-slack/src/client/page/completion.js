/** @import { Someone } from './parts.ts' */
/** @import { Channel, Command } from '../wire.ts' */

/**
 * What may replace the text before the caret.
 * @typedef {{ insert: string, title: string, hint?: string, description?: string, person?: Someone }} Offer
 */

/**
 * What the composer offers for the text before the caret.
 * @param {string} text
 * @param {{ commands: Command[], people: Someone[], channels: Channel[] }} known
 * @returns {Offer[]}
 */
export function completions(text, { commands, people, channels }) {
  if (/^\/\S*$/.test(text)) {
    return commands
      .filter(one => one.command.startsWith(text.toLowerCase()))
      .map(one => ({
        insert: `${one.command} `,
        title: one.command,
        hint: one.usage_hint,
        description: one.description,
      }));
  }
  const word = /(?:^|\s)([@#])(\S*)$/.exec(text);
  if (!word) return [];
  const [, sign, typed = ''] = word;
  const before = text.slice(0, text.length - typed.length - 1);
  const wanted = typed.toLowerCase();
  if (sign === '#') {
    return channels
      .filter(one => one.name.startsWith(wanted))
      .map(one => ({ insert: `${before}#${one.name} `, title: `#${one.name}` }));
  }
  return people
    .filter(one => !one.isBot && !one.deactivated)
    .filter(one => one.name.startsWith(wanted) || one.realName.toLowerCase().startsWith(wanted))
    .slice(0, 8)
    .map(one => ({
      insert: `${before}@${one.name} `,
      title: one.realName,
      description: `@${one.name}`,
      person: one,
    }));
}

/**
 * The command that a text begins with, when it is one of the installed ones.
 * @param {string} text
 * @param {Command[]} commands
 */
export function commandOf(text, commands) {
  const first = /^\/\S+/.exec(text)?.[0];
  return commands.find(one => one.command === first);
}
