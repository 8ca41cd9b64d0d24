import { clamp } from '../../domain/characters.ts';
import type { InputProblem } from '../../domain/errors.ts';
import type { PersonProblem } from '../../domain/person-problem.ts';
import { dayAndTimeText } from '../dates.ts';
import type { Refusals } from '../refusals.ts';
import { access } from './access.ts';
import { capabilities } from './capabilities.ts';
import { counts } from './counts.ts';
import { home } from './home.ts';
import { english } from './language.ts';

const resolvedInvitation = {
  accepted: 'That invitation was already accepted.',
  declined: 'That invitation was already declined.',
  revoked: 'That invitation was revoked. Ask for a new one.',
  expired: 'That invitation has expired. Ask for a new one.',
};

const closedLink = {
  paused: 'This invite link is paused. Ask an admin to resume it.',
  'used-up': 'This invite link has reached its limit. Ask an admin for a new one.',
  expired: 'This invite link has ended. Ask an admin for a new one.',
  revoked: 'This invite link was revoked. Ask an admin for a new one.',
};

const resolvedRequest = { approved: 'accepted', rejected: 'rejected' };

const uninvitable = {
  bot: 'is a bot. Invite a person.',
  deactivated: 'is deactivated in this Slack workspace. A workspace admin must reactivate them first.',
  external: 'belongs to another Slack workspace, so you can’t invite them.',
  'no-email': 'has no visible email in Slack. Type their email address instead.',
  unconfirmed: 'hasn’t confirmed their email in Slack yet. Ask them to, or type the email address.',
  'not-found': 'isn’t in this Slack workspace. Check the name, or use an email address.',
};

/** The same text for members and invitees: nobody learns about people outside their lists. */
const alreadyThere = (email: string) => `${email} is already a member or invited. Ask an admin.`;

/** Text for people who can't act here; App Home shows it too. */
export const cannotAct: Record<PersonProblem, string> = {
  external: 'You belong to another Slack workspace, so you can’t use Foyer here.',
  deactivated: 'Your Slack account is deactivated, so you can’t use Foyer.',
  bot: 'Bots can’t use Foyer.',
};

/** Scopes that Foyer lacks, and what to do. */
export const scopesText = (scopes: readonly string[]): string => {
  const named =
    scopes.length === 0
      ? 'a permission'
      : `the permission${scopes.length > 1 ? 's' : ''} ${scopes.join(' and ')}`;
  return `Foyer doesn’t have ${named} in Slack. A workspace admin can grant it by installing Foyer again.`;
};

/** The text of each expected failure; a modal shows it under its field. */
export const refusals: Refusals = {
  'not-set-up': (_, command) =>
    `Foyer isn’t set up in this workspace yet. A workspace admin can set it up by typing ${command}.`,
  'already-set-up': ({ organization }) => `${organization} is already set up in this workspace.`,
  'only-workspace-admins': (_, command) =>
    `Foyer isn’t set up here yet. A workspace admin can do that. Ask one of them to type ${command}.`,
  'only-workspace-owners': () => 'Only an owner of this Slack workspace can take over an organization.',
  'not-orphaned': ({ organization, role }) =>
    `${organization} still has an active ${role}, so you can’t take it over. Ask them.`,
  'only-workspace-admins-add': () =>
    'Only a workspace admin can set up another organization. Ask one of them.',
  'organization-not-found': (_, command) =>
    `You don’t belong to that organization here. Type ${command} org to see yours.`,
  'unknown-actor': () => 'Foyer couldn’t find out from Slack who you are. Try again in a minute.',
  'cannot-act': ({ reason }) => cannotAct[reason],
  'not-allowed': ({ role, capability, guestIn }) => {
    if (guestIn && !role) return home.guest({ organization: guestIn });
    return role
      ? `Your role ${role} can’t ${capabilities[capability]}.`
      : `You aren’t a member of this organization, so you can’t ${capabilities[capability]}.`;
  },
  'nothing-to-ask': () => 'You can do that now. Try again.',
  'nobody-to-ask': ({ organization }) =>
    `Nobody in ${organization} can help right now. Ask an owner of this Slack workspace.`,
  'asked-already': () => 'You asked for this already. You can ask again tomorrow.',
  'cannot-grant': ({ role, reason }) =>
    ({
      role: `You can’t assign ${role} because it has more rights than your role.`,
      groups: 'Choose at least one group, and only groups that you administer.',
      'all-groups': 'Leaving the groups blank means all of them. Choose from the groups that you administer.',
    })[reason],
  'invalid-email': ({ value }) => `“${value}” isn’t an email address. Write it like name@example.com.`,
  'email-too-long': ({ length }) =>
    `This address has ${english.number(length)} characters. An email address has at most 254.`,
  'unknown-role': ({ value, roles, nearest }) =>
    `There’s no role “${value}”. ${nearest ? `Did you mean ${nearest}? ` : ''}The roles are ${counts.names(roles)}.`,
  'unknown-group': ({ value, groups, nearest }) =>
    `There’s no group “${value}”. ${nearest ? `Did you mean ${nearest}? ` : ''}${
      groups.length ? `The groups are ${counts.names(groups)}.` : 'This organization has no groups.'
    }`,
  'role-needs-groups': ({ role }) => `The role ${role} works inside particular groups. Choose at least one.`,
  'self-invitation': () => 'That’s your own address. You’re already here.',
  'already-member': ({ email, role, state }) =>
    role === null
      ? alreadyThere(email)
      : state === 'active'
        ? `${email} is already a member, as ${role}.`
        : `${email} was a member, as ${role}, and is deactivated.`,
  'new-account': ({ email, who, role, organization, state, isYou }) =>
    isYou
      ? state === 'active'
        ? `You were a member of ${organization} with an older Slack account. Take your place again with this one.`
        : `You were a member of ${organization} and are deactivated. Ask an admin to reactivate you.`
      : who === null
        ? alreadyThere(email)
        : `${email} is ${who}’s new Slack account. Their old one, a member as ${role}, is gone from Slack.`,
  'no-old-account': () =>
    'No membership waits for this account. It may have been moved already. Check Current users, or ask an admin.',
  'place-changed': () =>
    'Your role or groups changed a moment ago. Open App Home again and read what you get.',
  'already-invited': ({ email, role, by }) =>
    role === null
      ? alreadyThere(email)
      : `${email} is already invited, as ${role}, by ${by}. You can resend or revoke that invitation under Invited users.`,
  'listed-twice': ({ email }) => `${email} is listed twice. Remove one of them.`,
  'list-full': ({ most }, command) =>
    `A list can have at most ${english.number(most)} people. Send this one first, or upload a file: type ${command} bulk.`,
  'too-many-groups-listed': ({ who }, command) =>
    `${who} has more groups than fit on a list. Invite them alone, or upload a file: type ${command} bulk.`,
  'incomplete-person': ({ missing }) =>
    missing === 'email'
      ? 'Enter this person’s address. To send the list without them, clear their fields.'
      : missing === 'role'
        ? 'Choose a role for this person.'
        : 'Choose at least one: the group of the earlier invitation was removed. To give access to all of them, use Invite people.',
  'uninvitable-person': ({ who, reason }) => `${who} ${uninvitable[reason]}`,
  'member-account': ({ who, reason, deed }) =>
    ({
      bot: `${who} is a bot, so you can’t ${deed} it.`,
      deactivated: `${who}’s Slack account is deactivated. Ask a workspace admin to reactivate it first.`,
      external: `${who} belongs to another Slack workspace, so you can’t ${deed} them.`,
    })[reason],
  'invitation-not-found': () => 'That invitation no longer exists.',
  'invitation-resolved': ({ status }) => resolvedInvitation[status],
  'approval-resolved': ({ status, by, byYou }) => {
    if (status === 'declined') return 'The invitee declined that invitation.';
    if (status === 'expired') return resolvedInvitation.expired;
    const who = byYou ? 'You have' : by ? `${by} has` : 'Someone has';
    return `${who} already ${status === 'accepted' ? 'accepted' : 'rejected'} it.`;
  },
  'invitation-for-another': () => 'That invitation is for someone else, so you can’t answer it.',
  'link-unknown': () => 'There’s no invitation with this link. Open the link in the newest email.',
  'link-replaced': () => 'A newer email replaced this link. Open the link in the newest email.',
  'sign-in-first': () =>
    'The invited person has another email in Slack now. Answer in Slack, or sign in first.',
  'signed-in-as-another': ({ invited, signedInAs }) =>
    signedInAs
      ? `This invitation is for ${invited}, but your Slack account has the email ${signedInAs}. Use the right account.`
      : `This invitation is for ${invited}, but Slack doesn’t say your account’s email. Use the right account.`,
  'invite-link-not-found': () => 'That invite link no longer exists.',
  'invite-link-closed': ({ state }) => closedLink[state],
  'invite-link-used-up': ({ link, most }) =>
    `The invite link “${link}” has reached its limit of ${english.number(most)} ${most === 1 ? 'person' : 'people'}. Ask an admin.`,
  'invite-link-domain': ({ domains }) =>
    `This link is for email addresses at ${counts.names(domains)}. Sign in with one of those.`,
  'api-key-not-found': () => 'That API key no longer exists.',
  'api-key-ended': () => 'This API key no longer works. Make a new one in Slack.',
  'too-many-api-keys': ({ most }) =>
    `An organization can have at most ${english.number(most)} API keys. Revoke one first.`,
  'no-matching-domain': ({ domain }) =>
    domain
      ? `Your email address is at ${domain}, which isn’t one of the organization’s domains. Ask for an invitation instead.`
      : 'Foyer can’t see your email address in Slack, so you can’t ask to join. Ask for an invitation instead.',
  'email-unconfirmed': ({ email }) =>
    `You haven’t confirmed your address ${email} in Slack yet. Confirm it, then ask again.`,
  'guests-may-not-ask': () => 'Guests of this workspace can’t ask to join. Ask for an invitation instead.',
  'already-requested': () => 'You’ve already asked. An approver will decide, and Foyer will let you know.',
  'already-a-member-yourself': ({ role, state }) =>
    state === 'active'
      ? `You’re already a member, as ${role}.`
      : `You were a member, as ${role}, but your access is deactivated. Ask an admin to reactivate you.`,
  'invited-already': () => 'You already have an invitation. Accept the one that Foyer sent you.',
  'join-request-not-found': () => 'That join request no longer exists.',
  'join-request-resolved': ({ status, by, byYou }) => {
    if (status === 'withdrawn') return 'That join request was withdrawn.';
    if (status === 'expired') return 'That join request has expired.';
    const who = byYou ? 'You have' : by ? `${by} has` : 'Someone has';
    return `${who} already ${resolvedRequest[status]} that join request.`;
  },
  'acceptance-changed': ({ who, what = 'gives' }) =>
    what === 'requester'
      ? `${who}’s details have changed since you saw them. Nothing was accepted. Look again, then decide.`
      : `What ${who} gets has changed since you saw it. Nothing was accepted. Look again, then decide.`,
  'acceptance-unset': ({ who }) => `The groups for ${who} were removed. Use Accept as… to choose others.`,
  'invalid-name': ({ field, value, most }) =>
    value === ''
      ? `Write the ${field}’s name.`
      : `The ${field}’s name has ${english.number(value.length)} characters. At most ${english.number(most)} fit. Shorten it.`,
  'unclear-name': ({ field, reason }) =>
    reason === 'hidden'
      ? `The ${field}’s name has characters that can’t be seen. Type it again without them.`
      : `The name of a ${field} can’t have commas or semicolons. Leave them out.`,
  'name-looks-alike': ({ field, value, other }) =>
    `“${value}” looks like the ${field} “${other}”. Choose a name that people can tell apart.`,
  'duplicate-group': ({ value }) => `“${value}” is listed twice. Each group needs its own name.`,
  'invalid-domain': ({ value }) => `“${value}” isn’t a domain. Write it like example.com.`,
  'public-mail-domain': ({ value }) =>
    `${value} is a public email provider, and anyone can get an address there. Leave it out.`,
  'shared-domain': ({ value }) =>
    `${value} is shared by many organizations. Enter your organization’s own domain.`,
  'no-seat': ({ organization, limit, used, listed }) =>
    limit === null
      ? `No seat is left in ${organization}. Ask an admin for more seats.`
      : `No seat is left in ${organization}: ${english.number(used ?? limit)} of ${english.number(limit)} are taken by members and pending invitations${
          listed > 0 ? `, ${english.number(listed)} by those before on this list` : ''
        }. Revoke an invitation, deactivate a member, or ask for more seats.`,
  'member-not-found': () => 'This person is no longer on this list.',
  'not-a-member': ({ organization, isGuest }) =>
    isGuest ? home.guest({ organization }) : `You aren’t a member of ${organization}.`,
  'last-holder-leaves': ({ organization, role }) =>
    `You’re the last ${role} of ${organization}, so you can’t leave yet. Hand on this role first.`,
  'not-top-role': ({ role }) => `Only someone who is ${role} can hand on this role.`,
  'no-role-afterwards': ({ role }) =>
    `There’s no other role that you could have, so you can’t hand on ${role}. Add a role first.`,
  'hand-on-receiver': ({ who, reason, role }) =>
    ({
      self: `You’re already ${role}. Choose another member.`,
      'no-member': `${who} isn’t a member here. Invite them first, or choose a member.`,
      holder: `${who} is already ${role}. Choose another member.`,
      account: `${who} can’t use Foyer with their Slack account. Choose another member.`,
    })[reason],
  'hand-on-role': ({ role }) => `You can’t be ${role} afterwards. Choose another role.`,
  'hand-on-not-found': () => 'This offer no longer exists.',
  'hand-on-for-another': () => 'This offer is for another person, so you can’t answer it.',
  'hand-on-resolved': ({ status }) =>
    status === 'withdrawn' ? 'This offer was withdrawn.' : `You ${status} this offer already.`,
  'hand-on-overtaken': ({ who, role }) =>
    `${who} can no longer hand on the role ${role}. Ask them for another offer.`,
  'member-deactivated': ({ who }) => `${who} is deactivated. Reactivate them first.`,
  'member-changed': ({ who, by, changes }) =>
    `${by ?? 'Someone'} changed ${who} while you were editing${changes.length > 0 ? ` (${access.changes(changes)})` : ''}. Your changes weren’t saved. Open Edit again.`,
  'cannot-manage-member': ({ who, reason }) =>
    reason === 'role'
      ? `You can’t change ${who} because they have more rights than you. Ask an admin who has them too.`
      : `You can’t change ${who} because you don’t administer all of their groups. Ask an admin who does.`,
  'from-directory': ({ who, what, directory }) =>
    ({
      name: `${directory} decides the name of ${who}. Change it there, and Foyer follows.`,
      state: `${directory} decides whether ${who} is active. Change that there, and Foyer follows.`,
      groups: `${directory} decides which of its groups ${who} has. Change them there, and Foyer follows.`,
      group: `The group ${who} is from ${directory}. Change it there, and Foyer follows.`,
    })[what],
  'group-from-slack': ({ group }) =>
    `People made the group ${group} in Slack, so a directory can’t remove it. Remove it in Slack.`,
  'address-from-slack': ({ who }) =>
    `The email of ${who} follows their Slack account. Change it in Slack, and Foyer follows.`,
  'nothing-kept': () => 'Foyer keeps nothing about this person in this organization.',
  'erase-active': ({ who }) => `${who} is an active member. Deactivate them first, then erase them.`,
  'erase-under-way': () =>
    'Foyer is still removing this person from channels in Slack. Try again in a minute.',
  'own-access': () => 'You can’t change your own role or groups. Ask another admin.',
  'own-deactivation': () => 'You can’t deactivate yourself. Ask another admin.',
  'last-holder': ({ role, who }) =>
    `There must always be one active ${role}, and ${who} is the last. Give that role to someone else first.`,
  'settings-changed': ({ organization }) =>
    `Someone changed the settings of ${organization} while you were editing. Open them again to see the current ones.`,
  'invalid-number': ({ value, most }) =>
    `“${value}” isn’t valid here. Enter a whole number from 1 to ${english.number(most)}, or leave it blank.`,
  'text-too-long': ({ what = 'text', length, most }, command) =>
    what === 'command'
      ? `This command has ${english.number(length)} characters. At most ${english.number(most)} fit. To invite many people, type ${command} bulk.`
      : `This text has ${english.number(length)} characters. At most ${english.number(most)} fit. Shorten it.`,
  'invalid-input': ({ problem }) => inputText(problem),
  'invalid-text': () => 'This text has characters that can’t be saved. Type it again.',
  'unknown-time-zone': ({ value }) => `There’s no time zone “${value}”. Choose one from the list.`,
  'invalid-link': ({ value }) => `“${value}” isn’t a link. Copy the whole address, starting with https://.`,
  'resent-too-soon': ({ email, minutes }) =>
    `The invitation for ${email} was just sent. You can resend it in ${counts.wait(minutes)}.`,
  'asked-too-soon': ({ organization, until, timeZone }) =>
    `You can ask to join ${organization} again from ${dayAndTimeText(until, timeZone)}.`,
  'invalid-webhook-url': ({ value, reason }) =>
    ({
      unreadable: `“${clamp(value, 100)}” isn’t a URL. Use one such as https://api.example.com/hooks.`,
      https: `“${clamp(value, 100)}” doesn’t begin with https://. Use an encrypted address.`,
      password: 'The URL contains a user name or password. Leave it out: each request is signed.',
      port: 'The URL has a port that belongs to another service. Use 443, or 1024 or higher.',
      private: `“${clamp(value, 100)}” leads to a private network. Use an address on the internet.`,
    })[reason],
  'webhook-not-found': () => 'This webhook was removed. Open the list again.',
  'too-many-webhooks': ({ most }) => `There are already ${most} webhooks. Remove one first.`,
  'webhook-stopped': ({ host }) => `Foyer sends nothing to ${host} now. Turn the webhook on first.`,
  'delivery-not-found': () => 'This delivery is no longer in the log. Open the list again.',
  'webhook-log-ends': ({ days }) =>
    `Foyer keeps deliveries for ${english.plural(days, { one: '# day', other: '# days' })}. Choose a later time.`,
  'nothing-since': () => 'Nothing has happened since then. Choose an earlier time.',
  'group-not-found': () => 'That group no longer exists.',
  'group-linked': ({ group }) =>
    `${group} is linked to Slack channels or user groups. Unlink it first. People stay in those until someone removes them.`,
  'group-is-all-they-have': ({ group, people }) =>
    `${group} is the only group of ${people.length > 0 ? counts.names(people) : 'some people'}. Without a group they would have access to all groups. Give them another group first.`,
  'link-not-found': () => 'That link no longer exists.',
  'already-linked': ({ group, target }) => `${group} is already linked to ${target}.`,
  'too-many-links': ({ most }) =>
    `A group can be linked to at most ${english.number(most)} channels and user groups.`,
  'nothing-linked': ({ organization }) =>
    `Nothing in ${organization} is linked to Slack yet. Link a group to a channel or a user group under Groups first.`,
  'no-user-groups': ({ reason }) =>
    ({
      plan: 'This workspace’s Slack plan has no user groups. Link the group to a channel instead.',
      none: 'This workspace has no user groups yet. Create one in Slack first (People, then User groups).',
      gone: 'That user group is no longer in Slack. Choose another.',
    })[reason],
  'missing-scope': ({ scopes }) => scopesText(scopes),
  'role-not-found': () => 'That role no longer exists.',
  'duplicate-role': ({ role }) => `There’s already a role ${role}. Choose another name.`,
  'too-many-roles': ({ most }) =>
    `An organization has at most ${english.number(most)} roles. Remove one that isn’t used.`,
  'own-role': ({ role }) =>
    `You have the role ${role} yourself. Ask someone with another role to change its rights.`,
  'top-role': ({ role }) =>
    `${role} is the top role, so it can’t be removed. Someone must be able to do everything.`,
  'role-in-use': ({ role, members, invitations, inviteLinks }) => {
    const links = english.plural(inviteLinks, { one: '# invite link', other: '# invite links' });
    const revoke = inviteLinks === 1 ? 'Revoke it' : 'Revoke them';
    if (members + invitations === 0) return `${role} is in use by ${links}. ${revoke} first.`;
    const by = english.and([
      ...(members > 0 ? [english.plural(members, { one: '# member', other: '# members' })] : []),
      ...(invitations > 0
        ? [english.plural(invitations, { one: '# pending invitation', other: '# pending invitations' })]
        : []),
    ]);
    const used = `${role} is in use by ${by}. Give them another role first.`;
    return inviteLinks === 0 ? used : `${used} It’s also in use by ${links}. ${revoke}.`;
  },
  'batch-not-found': () => 'This change no longer exists. Choose the invitations again.',
  'nobody-chosen': () => 'No pending invitation matches. Change the filter and try again.',
  'import-undone': () => 'This upload was undone already.',
  'undo-too-late': () => 'You can undo an upload for one day, and that day has passed.',
  'import-not-found': () => 'That upload no longer exists, or it belongs to someone else.',
  'import-resolved': ({ status }) =>
    status === 'sent'
      ? 'That upload was already sent.'
      : 'Uploads are discarded after a day, and so was this one. Upload the file again.',
  'nothing-to-send': () => 'No row of this upload can be sent yet. Fix the marked rows first.',
  'columns-unanswered': ({ headers }) =>
    headers.length > 0
      ? `Answer the question about the column ${counts.names(headers.map(each => `“${clamp(each, 80)}”`))} first. Nothing was sent.`
      : 'Choose the columns of this file first. Nothing was sent.',
  'file-gone': () => 'Foyer no longer has this file, so it can’t read it again. Upload it again.',
  'no-rows-given': () => 'Choose a CSV file, or paste rows below.',
  'unreadable-file': ({ text }) => text,
  'invalid-channel': ({ channel, reason }) =>
    ({
      'not-found': 'Foyer can’t see this channel. If it’s private, invite @Foyer to it first.',
      archived: 'This channel is archived. Choose another.',
      shared: `The channel #${channel} is shared with another company, or about to be. Choose a channel of your own.`,
    })[reason],
};

/** An input is named by a key of the code, which nobody but developers knows: the text never says it. */
function inputText(problem: InputProblem): string {
  switch (problem.kind) {
    case 'missing':
      return 'Something is missing. Fill in every required field, then try again.';
    case 'too-long':
      return `This text is too long. At most ${english.number(problem.most)} characters fit. Shorten it.`;
    case 'too-many':
      return `These are too many. At most ${english.number(problem.most)} fit. Remove some.`;
    case 'too-large':
      return `This number is too large. Enter a number up to ${english.number(problem.most)}.`;
    case 'not-offered':
      return 'This choice isn’t available. Choose another.';
    case 'unreadable':
      return 'Foyer can’t read this. Correct it, then try again.';
  }
}
