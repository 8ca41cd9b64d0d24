import type { ReasonTexts } from '../reasons.ts';
import { scopesText } from './refusals.ts';

/** Why something could not be delivered, or changed in Slack. */
export const reasons: ReasonTexts = {
  'account-deactivated': () => 'Their Slack account is deactivated.',
  'other-workspace': () => 'They’re in another Slack workspace.',
  'guest-now': () => 'They’re now a guest in Slack, so they have no rights.',
  'unknown-person': () => 'Slack no longer knows this person.',
  'hidden-person': () => 'Slack hides this person from Foyer.',
  'is-bot': () => 'This is a bot. Bots can’t get direct messages.',
  'is-foyer': () => 'This is Foyer itself.',
  'messages-tab-off': () => 'Foyer’s Messages tab is off in Slack. A workspace admin can turn it on.',
  'channel-unreachable': () =>
    'Foyer can’t post in the channel. It’s gone, or it’s private and Foyer isn’t in it.',
  'channel-archived': () => 'The channel is archived.',
  'channel-shared': () => 'The channel is shared with another company.',
  'posting-not-allowed': () => 'The workspace doesn’t let Foyer post there.',
  'app-not-allowed': () => 'The workspace doesn’t let this person use Foyer.',
  uninstalled: () => 'Foyer was removed from this Slack workspace.',
  'access-ended': () => 'Foyer’s access to Slack has ended. A workspace admin can install Foyer again.',
  'permission-missing': () =>
    'Foyer doesn’t have a permission in Slack. A workspace admin can grant it by installing Foyer again.',
  'scopes-missing': ({ scopes, command }) =>
    command ? `${scopesText(scopes)} Then type ${command} sync.` : scopesText(scopes),
  'message-refused': () =>
    'Slack didn’t accept the message. This is a fault in Foyer. Report it to the person who runs Foyer.',
  'slack-refuses': ({ error }) => `Slack refuses this (${error}).`,
  'slack-kept-refusing': ({ error }) => `Slack refused the message for half an hour (${error}).`,
  'slack-unreachable': () => 'Foyer couldn’t reach Slack for half an hour.',
  'not-needed': () => 'The message was no longer needed.',
  'subject-gone': () => 'What the message was about is gone.',
  'sent-again': () => 'The invitation was sent again.',
  'joined-first': () => 'The person joined first.',
  'declined-first': () => 'The invitation was declined first.',
  'revoked-first': () => 'The invitation was revoked first.',
  'expired-first': () => 'The invitation expired first.',
  'no-mail-server': () => 'Foyer has no mail server.',
  'mail-server-silent': () => 'Foyer couldn’t reach the mail server for a day.',
  'mail-login-refused': ({ words }) => `The mail server refused Foyer’s login: “${words}”.`,
  'mail-unencrypted': ({ words }) => `The mail server offers no encrypted connection: “${words}”.`,
  'mail-refused': ({ words }) => `The mail server refused the email: “${words}”.`,
  'mail-unreachable': ({ words }) => `Foyer couldn’t reach the mail server: “${words}”.`,
  'mail-returned': ({ words }) => (words ? `The email came back: “${words}”.` : 'The email came back.'),
  'foyer-not-there': ({ target, command }) =>
    `Foyer isn’t in ${target}, or it’s gone. If it’s private, mention @Foyer there so that Slack adds it. Then type ${command} sync.`,
  'target-archived': ({ target, command }) =>
    `${target} is archived. Unlink it, or unarchive it in Slack and type ${command} sync.`,
  'target-full': ({ target }) => `${target} has as many members as Slack allows.`,
  'target-moving': ({ target, command }) =>
    `${target} is moving to another workspace. Type ${command} sync later.`,
  'target-shared': ({ target }) =>
    `${target} is shared with another company, so Foyer adds nobody there. Link the group to another channel.`,
  'list-refused': ({ target }) => `Slack didn’t accept the list of ${target}’s members.`,
  'no-user-groups': () =>
    'This workspace’s Slack plan has no user groups. Unlink the user group, or link the group to a channel.',
  'user-group-gone': ({ target, command }) =>
    `The user group ${target} is gone from Slack, or disabled. Unlink it, or enable it in Slack and type ${command} sync.`,
  'user-group-would-be-empty': ({ target, command }) =>
    `A user group in Slack can’t be empty, so they stay in ${target}. Add someone else to it or disable it in Slack. Then type ${command} sync.`,
  'admins-only': ({ command }) =>
    `Only workspace admins can change this. A workspace admin can allow it in Slack’s settings. Then type ${command} sync.`,
  'cannot-be-added': () =>
    'Slack doesn’t let Foyer add them. Their account is deactivated, or can’t be in channels.',
  'foyer-cannot-add': () => 'The workspace lets only its admins add people to channels.',
  'cannot-be-removed': () => 'Slack doesn’t let Foyer remove this person from this channel.',
  'guest-in-channel': () => 'They’re a guest, and only workspace admins can add guests to channels.',
  'single-channel-guest': () => 'They’re a single-channel guest and already have a channel.',
  'channel-not-shared-with-them': () => 'The channel isn’t shared with a workspace that they’re in.',
  'not-in-workspace': () => 'They aren’t in this Slack workspace.',
  'main-channel': () => 'Everybody is in the workspace’s main channel, so nobody can be removed from it.',
  'guest-in-user-group': () => 'They’re a guest. Slack doesn’t allow guests in user groups.',
  'bot-in-user-group': () => 'This is a bot. Slack doesn’t allow bots in user groups.',
  'not-for-user-groups': () =>
    'Slack doesn’t allow them in user groups. They’re a guest, a bot or deactivated.',
  unknown: () => 'The reason is unknown.',
};
