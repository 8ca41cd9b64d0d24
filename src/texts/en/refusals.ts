import { clamp } from '../../domain/characters.ts';
import type { InputProblem } from '../../domain/errors.ts';
import type { PersonProblem } from '../../domain/person-problem.ts';
import { dayAndTimeText } from '../dates.ts';
import type { Refusals } from '../refusals.ts';
import { capabilities } from './capabilities.ts';
import { counts } from './counts.ts';
import { home } from './home.ts';

const resolvedInvitation = {
  accepted: 'That invitation was already accepted.',
  declined: 'That invitation was already declined.',
  revoked: 'That invitation was revoked, so it can’t be used.',
  expired: 'That invitation has expired. Ask for a new one.',
};

const closedLink = {
  paused: 'This invite link is paused. Ask an admin to resume it.',
  'used-up': 'As many people joined by this invite link as it takes. Ask an admin for another.',
  expired: 'This invite link has ended. Ask an admin for a new one.',
  revoked: 'This invite link was revoked. Ask an admin for a new one.',
};

const resolvedRequest = { approved: 'accepted', rejected: 'rejected' };

const uninvitable = {
  bot: 'is a bot; invite a person.',
  deactivated: 'is deactivated in this Slack workspace; a workspace admin must reactivate them first.',
  external: "belongs to another Slack workspace, so you can't invite them.",
  'no-email': 'shows no email in Slack; write their email address instead.',
  unconfirmed: 'has not confirmed their email in Slack yet; ask them to, or write the email address.',
  'not-found': 'is not in this Slack workspace; check the name or use an email address.',
};

/** The same text for members and invitees: nobody learns about people outside their lists. */
const alreadyThere = (email: string) => `${email} is already a member or invited. Ask an admin.`;

/** Text for people who can't act here; App Home shows it too. */
export const cannotAct: Record<PersonProblem, string> = {
  external: "You belong to another Slack workspace, so you can't use Foyer here.",
  deactivated: "Your Slack account is deactivated, so you can't use Foyer.",
  bot: "Bots can't use Foyer.",
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
    `Foyer is not set up in this workspace yet. A workspace admin does it by typing ${command} once.`,
  'already-set-up': ({ organization }) => `${organization} is already set up in this workspace.`,
  'only-workspace-admins': (_, command) =>
    `Foyer is not set up here yet, and only a workspace admin can do that. Ask one of them to type ${command}.`,
  'only-workspace-owners': () => 'Only an owner of this Slack workspace can take over an organization.',
  'not-orphaned': ({ organization, role }) =>
    `${organization} has a person who is ${role}, so nobody can take it over. Ask them.`,
  'only-workspace-admins-add': () =>
    'Only a workspace admin can set up another organization. Ask one of them.',
  'organization-not-found': (_, command) =>
    `There’s no such organization for you here. Type ${command} org to see yours.`,
  'unknown-actor': () => 'Slack doesn’t tell Foyer who you are. Try again in a minute.',
  'cannot-act': ({ reason }) => cannotAct[reason],
  'not-allowed': ({ role, capability, guestIn }) => {
    if (guestIn && !role) return home.guest({ organization: guestIn });
    return role
      ? `Your role ${role} can’t ${capabilities[capability]}.`
      : `You aren’t a member of this organization, so you can’t ${capabilities[capability]}.`;
  },
  'cannot-grant': ({ role, reason }) =>
    ({
      role: `You can’t assign ${role} because it has more rights than your role.`,
      groups: 'Choose at least one group, and only groups that you administer.',
      'all-groups':
        'Leaving the groups blank means all of them. Choose among the groups that you administer.',
    })[reason],
  'invalid-email': ({ value }) => `“${value}” isn’t an email address. Write it like name@example.com.`,
  'email-too-long': ({ length }) =>
    `This address has ${length} characters; an email address has at most 254.`,
  'unknown-role': ({ value, roles, nearest }) =>
    `There is no role “${value}”. ${nearest ? `Did you mean ${nearest}? ` : ''}The roles are ${counts.names(roles)}.`,
  'unknown-group': ({ value, groups, nearest }) =>
    `There is no group “${value}”. ${nearest ? `Did you mean ${nearest}? ` : ''}${
      groups.length ? `The groups are ${counts.names(groups)}.` : 'This organization has no groups.'
    }`,
  'role-needs-groups': ({ role }) => `The role ${role} acts inside particular groups: choose at least one.`,
  'self-invitation': () => 'That is your own address. You are already here.',
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
  'listed-twice': ({ email }) => `${email} is on the list already. Remove one of the two.`,
  'list-full': ({ most }, command) =>
    `A list holds at most ${most} people. Send this one first, or upload a file: type ${command} bulk.`,
  'too-many-groups-listed': ({ who }, command) =>
    `${who} has more groups than fit on a list. Invite them alone, or upload a file: type ${command} bulk.`,
  'incomplete-person': ({ missing }) =>
    missing === 'email'
      ? 'Write the address of this person or, to send the list without them, empty the fields.'
      : missing === 'role'
        ? 'Choose the role of this person.'
        : 'Choose at least one: the group of the earlier invitation was removed. To give access to all of them, use Invite people.',
  'uninvitable-person': ({ who, reason }) => `${who} ${uninvitable[reason]}`,
  'member-account': ({ who, reason, deed }) =>
    ({
      bot: `${who} is a bot, so you can't ${deed} it.`,
      deactivated: `${who}'s Slack account is deactivated. Ask a workspace admin to reactivate it first.`,
      external: `${who} belongs to another Slack workspace, so you can't ${deed} them.`,
    })[reason],
  'invitation-not-found': () => 'That invitation is no longer there.',
  'invitation-resolved': ({ status }) => resolvedInvitation[status],
  'approval-resolved': ({ status, by, byYou }) => {
    if (status === 'declined') return 'The invitee has declined that invitation.';
    if (status === 'expired') return resolvedInvitation.expired;
    const who = byYou ? 'You have' : by ? `${by} has` : 'Somebody has';
    return `${who} already ${status === 'accepted' ? 'accepted' : 'rejected'} it.`;
  },
  'invitation-for-another': () => 'That invitation is for somebody else, so you can’t answer it.',
  'link-unknown': () => 'There’s no invitation with this link. Open the link in the newest email.',
  'link-replaced': () => 'A newer email replaced this link. Open the link in the newest email.',
  'sign-in-first': () =>
    'The invited person has another email in Slack now. Answer in Slack, or sign in first.',
  'signed-in-as-another': ({ invited, signedInAs }) =>
    signedInAs
      ? `This invitation is for ${invited}, but your Slack account has the email ${signedInAs}. Use the right account.`
      : `This invitation is for ${invited}, but Slack doesn’t say your account’s email. Use the right account.`,
  'invite-link-not-found': () => 'That invite link is no longer there.',
  'invite-link-closed': ({ state }) => closedLink[state],
  'invite-link-used-up': ({ link, most }) =>
    `The invite link “${link}” let in ${most} ${most === 1 ? 'person' : 'people'} and takes no more. Ask an admin.`,
  'invite-link-domain': ({ domains }) =>
    `This link is for email addresses at ${counts.names(domains)}. Use such an address.`,
  'no-matching-domain': ({ domain }) =>
    domain
      ? `Your email address is at ${domain}, which is not one of the organization’s domains. Ask for an invitation instead.`
      : 'Slack shows Foyer no email address of yours, so you can’t ask to join. Ask for an invitation instead.',
  'email-unconfirmed': ({ email }) =>
    `Slack has not confirmed your address ${email} yet. Confirm it in Slack, then ask again.`,
  'guests-may-not-ask': () => 'Guests of this workspace can’t ask to join. Ask for an invitation instead.',
  'already-requested': () => 'You have asked already. An approver will decide; you will hear either way.',
  'already-a-member-yourself': ({ role, state }) =>
    state === 'active'
      ? `You are a member already, as ${role}.`
      : `You were a member, as ${role}, and are deactivated. Ask an admin to reactivate you.`,
  'invited-already': () =>
    'You are invited already: accept the invitation that Foyer sent you, no request is needed.',
  'join-request-not-found': () => 'That join request is no longer there.',
  'join-request-resolved': ({ status, by, byYou }) => {
    if (status === 'withdrawn') return 'That join request was withdrawn.';
    if (status === 'expired') return 'That join request has expired.';
    const who = byYou ? 'You have' : by ? `${by} has` : 'Somebody has';
    return `${who} already ${resolvedRequest[status]} that join request.`;
  },
  'acceptance-changed': ({ who, what = 'gives' }) =>
    what === 'requester'
      ? `What Foyer knows of ${who} has changed since you saw it. Nothing was accepted: look again, then decide.`
      : `What Accept gives ${who} has changed since you saw it. Nothing was accepted: look again, then decide.`,
  'acceptance-unset': ({ who }) =>
    `The groups that Accept gives were removed. Use Accept as… to choose what ${who} gets.`,
  'invalid-name': ({ field, value, most }) =>
    value === ''
      ? `Write the ${field}’s name.`
      : `The ${field}’s name is too long: it has ${value.length} characters, ${most} fit.`,
  'unclear-name': ({ field, reason }) =>
    reason === 'hidden'
      ? `The ${field}’s name has characters that can’t be seen. Type it again without them.`
      : `The name of a ${field} can’t have commas or semicolons. Leave them out.`,
  'name-looks-alike': ({ field, value, other }) =>
    `“${value}” looks like the ${field} “${other}”. Choose a name that people can tell apart.`,
  'duplicate-group': ({ value }) => `“${value}” is listed twice. Each group needs its own name.`,
  'invalid-domain': ({ value }) => `“${value}” is not a domain. Write it like example.com.`,
  'public-mail-domain': ({ value }) =>
    `${value} is a public mail provider: anybody can have such an address. Leave it out.`,
  'shared-domain': ({ value }) =>
    `${value} is shared by many organizations. Write your organization’s own domain.`,
  'no-seat': ({ organization, limit, used, listed }) =>
    limit === null
      ? `No seat is left in ${organization}. Ask an admin for more seats.`
      : `No seat is left in ${organization}: ${used} of ${limit} are taken by members and pending invitations${
          listed > 0 ? `, ${listed} by those before on this list` : ''
        }. Revoke an invitation, deactivate a member, or ask for more seats.`,
  'member-not-found': () => 'This person is no longer on the list.',
  'not-a-member': ({ organization, isGuest }) =>
    isGuest ? home.guest({ organization }) : `You aren’t a member of ${organization}.`,
  'last-holder-leaves': ({ organization, role }) =>
    `You are the last ${role} of ${organization}, so you can’t leave yet. Hand on this role first.`,
  'not-top-role': ({ role }) => `Only a person who is ${role} can hand on this role.`,
  'no-role-afterwards': ({ role }) =>
    `There’s no other role that you could have, so you can’t hand on ${role}. Add a role first.`,
  'hand-on-receiver': ({ who, reason, role }) =>
    ({
      self: `You are ${role} already. Choose another member.`,
      'no-member': `${who} isn’t a member here. Invite them first, or choose a member.`,
      holder: `${who} is ${role} already. Choose another member.`,
      account: `${who} can’t use Foyer with their Slack account. Choose another member.`,
    })[reason],
  'hand-on-role': ({ role }) => `You can’t be ${role} afterwards. Choose another role.`,
  'hand-on-not-found': () => 'This offer no longer exists.',
  'hand-on-for-another': () => 'This offer is for another person, so you can’t answer it.',
  'hand-on-resolved': ({ status }) =>
    status === 'withdrawn' ? 'This offer was withdrawn.' : `You ${status} this offer already.`,
  'hand-on-overtaken': ({ who, role }) =>
    `${who} can no longer hand on the role ${role}. Ask them for another offer.`,
  'member-deactivated': ({ who }) => `The access of ${who} is deactivated. Reactivate them first.`,
  'member-changed': ({ who, by, changes }) =>
    `${by ?? 'Somebody'} changed ${who} while you were editing${changes.length > 0 ? `: ${changes.join('; ')}` : ''}. Your changes weren’t saved. Open Edit again.`,
  'cannot-manage-member': ({ who, reason }) =>
    reason === 'role'
      ? `You can’t change ${who} because they have more rights than you. Ask an admin who has them too.`
      : `You can’t change ${who} because you don’t administer all of their groups. Ask an admin who does.`,
  'nothing-kept': () => 'Foyer keeps nothing about this person in this organization.',
  'erase-active': ({ who }) => `${who} is an active member. Deactivate them first, then erase them.`,
  'erase-under-way': () =>
    'Foyer is still removing this person from channels in Slack. Try again in a minute.',
  'own-access': () => 'You can’t change your own role or groups. Ask another admin.',
  'own-deactivation': () => 'You can’t deactivate yourself. Ask another admin.',
  'last-holder': ({ role, who }) =>
    `There must always be one active ${role}, and ${who} is the last. Give that role to somebody else first.`,
  'settings-changed': ({ organization }) =>
    `Somebody changed the settings of ${organization} while you were editing. Open them again to see the current ones.`,
  'invalid-number': ({ value, most }) =>
    `“${value}” does not fit here. Write a whole number from 1 to ${most}, or leave it blank.`,
  'text-too-long': ({ what = 'text', length, most }, command) =>
    what === 'command'
      ? `This command is too long: it has ${length} characters, and up to ${most} fit. To invite many people, type ${command} bulk.`
      : `This text is too long: it has ${length} characters, and up to ${most} fit. Shorten it.`,
  'invalid-input': ({ path, problem }) => inputText(path, problem),
  'invalid-text': () => 'This text has characters that can’t be saved. Type it again.',
  'unknown-time-zone': ({ value }) => `There is no time zone “${value}”. Choose one of the list.`,
  'invalid-link': ({ value }) =>
    `“${value}” is not a link. Copy the whole address, which begins with https://.`,
  'resent-too-soon': ({ email, minutes }) =>
    `The invitation of ${email} was sent a short while ago. It can be sent again in ${counts.wait(minutes)}.`,
  'asked-too-soon': ({ organization, until, timeZone }) =>
    `You can ask to join ${organization} again from ${dayAndTimeText(until, timeZone)}.`,
  'group-not-found': () => 'That group is no longer there.',
  'group-linked': ({ group }) =>
    `${group} is tied to Slack channels or user groups. Untie it first; people stay in those until somebody removes them.`,
  'group-is-all-they-have': ({ group, people }) =>
    `${group} is the only group of ${people.length > 0 ? counts.names(people) : 'some people'}, and having no group means having all. Give them another group first.`,
  'link-not-found': () => 'That tie is no longer there.',
  'already-linked': ({ group, target }) => `${group} is tied to ${target} already.`,
  'too-many-links': ({ most }) => `A group can be tied to at most ${most} channels and user groups.`,
  'nothing-linked': ({ organization }) =>
    `Nothing in ${organization} is tied to Slack yet. Tie a group to a channel or a user group under Groups first.`,
  'no-user-groups': ({ reason }) =>
    ({
      plan: 'This workspace’s Slack plan has no user groups. Tie the group to a channel instead.',
      none: 'This workspace has no user groups yet. Make one in Slack first (People, then User groups).',
      gone: 'That user group is no longer in Slack. Choose another.',
    })[reason],
  'missing-scope': ({ scopes }) => scopesText(scopes),
  'role-not-found': () => 'That role is no longer there.',
  'duplicate-role': ({ role }) => `There is a role ${role} already. Choose another name.`,
  'too-many-roles': ({ most }) => `An organization has at most ${most} roles. Remove one that nobody has.`,
  'own-role': ({ role }) =>
    `You hold the role ${role} yourself. Somebody with another role must change its rights.`,
  'top-role': ({ role }) => `${role} is the top role and stays: somebody must be able to do everything.`,
  'role-in-use': ({ role, members, invitations, inviteLinks }) => {
    const used = `${role} is in use by ${members} ${members === 1 ? 'member' : 'members'} and ${invitations} pending ${invitations === 1 ? 'invitation' : 'invitations'}`;
    if (inviteLinks === 0) return `${used}. Give them another role first.`;
    const links = `${inviteLinks} invite ${inviteLinks === 1 ? 'link' : 'links'}`;
    const them = inviteLinks === 1 ? 'it' : 'them';
    return members + invitations === 0
      ? `The role ${role} is in use by ${links}. Revoke ${them} first.`
      : `${used}. Give people another role first. It is also in use by ${links}: revoke ${them}.`;
  },
  'batch-not-found': () => 'This change is no longer there. Choose the invitations again.',
  'nobody-chosen': () => 'No pending invitation matches. Change the filter and try again.',
  'import-undone': () => 'This upload was undone already.',
  'undo-too-late': () => 'An upload can be undone for one day, and that day has passed.',
  'import-not-found': () => 'That upload is no longer there, or it is somebody else’s.',
  'import-resolved': ({ status }) =>
    status === 'sent'
      ? 'That upload was already sent.'
      : 'That upload was discarded, as happens after a day. Upload the file again.',
  'nothing-to-send': () => 'No row of this upload can be sent yet. Mend the rows that are marked first.',
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

function inputText(path: string, problem: InputProblem): string {
  const what = `“${path}”`;
  switch (problem.kind) {
    case 'missing':
      return `${what} is missing. Fill it in, then try again.`;
    case 'too-long':
      return `${what} is too long: up to ${problem.most} characters fit. Shorten it.`;
    case 'too-many':
      return `${what} has too many entries: up to ${problem.most} fit. Remove some.`;
    case 'too-large':
      return `${what} is too large. Write a number up to ${problem.most}.`;
    case 'not-offered':
      return `${what} can’t have this value. Choose one of: ${counts.names(problem.offered)}.`;
    case 'unreadable':
      return `Foyer can’t read ${what}. Correct it, then try again.`;
  }
}
