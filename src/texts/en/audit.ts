import type { AuditAction } from '../../domain/audit-actions.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

/** What a sentence about an entry of the audit log can name; a fact that wasn't stored is empty. */
export interface Told<Piece> {
  /** Who acted. */
  by: Piece;
  /** Whom or what it happened to. */
  who: Piece;
  /** Is it the same person? */
  isOwn: boolean;
  /** The role with its groups: "Remote · all device groups". */
  access: string;
  role: string;
  /** The Slack account that it is about since then; absent: none. */
  account: Piece | null;
  /** The address before. */
  formerEmail: string;
  /** An invite link, a channel, or a user group. */
  name: string;
  count: number;
  /** An approver let the person in. */
  isApproved: boolean;
  /** Foyer did it, because something else had made it pointless. */
  isObsolete: boolean;
  /** What a batch does, or how a person left Slack. */
  kind: string;
  isRemembered: boolean;
  /** What they asked for, as it follows “can”, and whom they asked. */
  right: string;
  asked: readonly Piece[];
}

type Sentence = <Piece>(told: Told<Piece>) => (Piece | string)[];

const invitations = (count: number) => english.plural(count, { one: '# invitation', other: '# invitations' });
const members = (count: number) => english.plural(count, { one: '# member', other: '# members' });
const deliveries = (count: number) => english.plural(count, { one: '# delivery', other: '# deliveries' });
const links = (count: number) => english.plural(count, { one: '# link', other: '# links' });

const sentences = {
  'invitation.create': ({ by, who, access }) =>
    access ? pieces`${by} invited ${who} as ${access}` : pieces`${by} invited ${who}`,
  'invitation.resend': ({ by, who }) => pieces`${by} resent the invitation to ${who}`,
  'invitation.remind': ({ by, who }) => pieces`${by} reminded ${who} of the invitation`,
  'invitation.edit': ({ by, who }) => pieces`${by} changed the invitation to ${who}`,
  'invitation.revoke': ({ by, who, isObsolete }) =>
    isObsolete
      ? pieces`Foyer closed another invitation to ${who}, who is a member`
      : pieces`${by} revoked the invitation to ${who}`,
  'invitation.change-many': ({ by, count, kind }) => {
    const many = invitations(count);
    if (kind === 'revoke') return pieces`${by} started to revoke ${many}`;
    return kind === 'remind'
      ? pieces`${by} started to send reminders for ${many}`
      : pieces`${by} started to resend ${many}`;
  },
  'invitation.accept': ({ by, who, access, isApproved }) => {
    if (isApproved) {
      return access
        ? pieces`${by} approved ${who}, who joined as ${access}`
        : pieces`${by} approved ${who}, who joined`;
    }
    return access
      ? pieces`${who} accepted the invitation and joined as ${access}`
      : pieces`${who} accepted the invitation and joined`;
  },
  'invitation.decline': ({ who }) => pieces`${who} declined the invitation`,
  'invitation.await-approval': ({ who }) => pieces`${who} accepted an invitation that needs approval`,
  'invitation.reject': ({ by, who }) => pieces`${by} didn’t approve ${who}’s invitation`,
  'invitation.expire': ({ who }) => pieces`The invitation to ${who} expired`,
  'invitation.bind': ({ by, who, account }) =>
    account
      ? pieces`${by} matched the invitation to ${who} with ${account}`
      : pieces`${by} matched the invitation to ${who} with a Slack account`,
  'invitation.unbind': ({ who }) =>
    pieces`Foyer disconnected the invitation to ${who} from a Slack account that no longer exists`,
  'invitation.address': ({ who, formerEmail }) =>
    pieces`Foyer moved the invitation to ${who} from ${formerEmail || 'another email'}`,
  'invitation.ask-link': ({ who }) => pieces`${who} asked for a new link to the invitation`,
  'invite-link.create': ({ by, who, access }) =>
    access
      ? pieces`${by} created the invite link ${who} for ${access}`
      : pieces`${by} created the invite link ${who}`,
  'invite-link.pause': ({ by, who }) => pieces`${by} paused the invite link ${who}`,
  'invite-link.resume': ({ by, who }) => pieces`${by} resumed the invite link ${who}`,
  'invite-link.replace': ({ by, who }) => pieces`${by} replaced the address of the invite link ${who}`,
  'invite-link.revoke': ({ by, who }) => pieces`${by} revoked the invite link ${who}`,
  'invite-link.use': ({ who, name }) =>
    name ? pieces`${who} joined with the invite link ${name}` : pieces`${who} joined with an invite link`,
  'join-request.create': ({ who }) => pieces`${who} asked to join`,
  'join-request.approve': ({ by, who, access }) =>
    access
      ? pieces`${by} accepted the request of ${who}, who joined as ${access}`
      : pieces`${by} accepted the request of ${who}`,
  'join-request.reject': ({ by, who }) => pieces`${by} rejected the request of ${who}`,
  'join-request.withdraw': ({ who, isOwn, isObsolete }) =>
    isOwn && !isObsolete
      ? pieces`${who} withdrew their request to join`
      : pieces`Foyer closed the request of ${who}`,
  'join-request.expire': ({ who }) => pieces`${who}’s request expired`,
  'api-key.create': ({ by, who }) => pieces`${by} made the API key ${who}`,
  'api-key.revoke': ({ by, who }) => pieces`${by} revoked the API key ${who}`,
  'import.send': ({ by, who }) => pieces`${by} sent the upload ${who}`,
  'import.columns': ({ by, who, isRemembered }) =>
    isRemembered
      ? pieces`${by} saved the columns for files like ${who}`
      : pieces`${by} discarded the columns saved for files like ${who}`,
  'import.undo': ({ by, who }) => pieces`${by} undid the upload ${who}`,
  'member.edit': ({ by, who }) => pieces`${by} changed ${who}`,
  'member.update': ({ by, who }) => pieces`${by} changed ${who} with an upload`,
  'member.restore': ({ by, who }) => pieces`${by} undid an upload’s changes to ${who}`,
  'member.rename': ({ by }) => pieces`${by} changed their name`,
  'member.deactivate': ({ by, who, isObsolete }) =>
    isObsolete ? pieces`Foyer deactivated ${who}, who left Slack` : pieces`${by} deactivated ${who}`,
  'member.reactivate': ({ by, who }) => pieces`${by} reactivated ${who}`,
  'member.leave': ({ who }) => pieces`${who} left the organization`,
  'member.leave-slack': ({ who, kind }) => {
    if (kind === 'guest') return pieces`${who} became a guest in Slack`;
    return kind === 'external' ? pieces`${who} moved to another Slack workspace` : pieces`${who} left Slack`;
  },
  'member.return-to-slack': ({ who }) => pieces`${who} is back in Slack`,
  'member.keep-as-guest': ({ by, who }) => pieces`${by} kept ${who} as a guest`,
  'member.ask': ({ by, right, asked }) => {
    const what = right ? `the right to ${right}` : 'help';
    return asked.length > 0
      ? pieces`${by} asked ${english.andPieces(asked)} for ${what}`
      : pieces`${by} asked for ${what}`;
  },
  'member.bind': ({ who, account }) =>
    account
      ? pieces`Foyer matched the member ${who} with ${account}`
      : pieces`Foyer matched the member ${who} with a Slack account`,
  'member.move': ({ who, account }) =>
    account ? pieces`${who} moved to the Slack account ${account}` : pieces`${who} moved to another account`,
  'member.address': ({ who }) => pieces`${who} has a new email`,
  'member.merge': ({ who }) => pieces`Foyer merged two entries of ${who}`,
  'member.provision': ({ by, who }) => pieces`${by} manages ${who}`,
  'member.release': ({ by, who }) => pieces`${by} no longer manages ${who}`,
  'member.hand-on': ({ by, who, isOwn }) =>
    isOwn ? pieces`${by} accepted the top role` : pieces`${who} handed on the top role`,
  'hand-on.offer': ({ by, who, role }) =>
    role ? pieces`${by} offered ${who} the role ${role}` : pieces`${by} offered ${who} the top role`,
  'hand-on.withdraw': ({ by, who }) => pieces`${by} withdrew the offer of the top role to ${who}`,
  'hand-on.decline': ({ who }) => pieces`${who} declined the top role`,
  'organization.set-up': ({ by, who }) => pieces`${by} set up ${who}`,
  'organization.edit': ({ by }) => pieces`${by} changed the settings`,
  'organization.take-over': ({ by, role }) =>
    role ? pieces`${by} took over the organization as ${role}` : pieces`${by} took over the organization`,
  'role.add': ({ by, who }) => pieces`${by} added the role ${who}`,
  'role.edit': ({ by, who }) => pieces`${by} changed the role ${who}`,
  'role.remove': ({ by, who }) => pieces`${by} removed the role ${who}`,
  'group.add': ({ by, who }) => pieces`${by} added the group ${who}`,
  'group.rename': ({ by, who }) => pieces`${by} renamed the group ${who}`,
  'group.remove': ({ by, who, count }) =>
    count > 0
      ? pieces`${by} removed the group ${who}, which had ${members(count)}`
      : pieces`${by} removed the group ${who}`,
  'group.provision': ({ by, who }) => pieces`${by} manages the group ${who}`,
  'group.tie': ({ by, who, name }) => pieces`${by} linked the group ${who} to ${name || 'Slack'}`,
  'group.untie': ({ by, who, name }) => pieces`${by} unlinked the group ${who} from ${name || 'Slack'}`,
  'group.sync': ({ by, count }) => pieces`${by} compared ${links(count)} with Slack`,
  'webhook.add': ({ by, who }) => pieces`${by} added the webhook ${who}`,
  'webhook.turn-on': ({ by, who }) => pieces`${by} turned on the webhook ${who}`,
  'webhook.turn-off': ({ by, who }) => pieces`${by} turned off the webhook ${who}`,
  'webhook.remove': ({ by, who }) => pieces`${by} removed the webhook ${who}`,
  'webhook.test': ({ by, who }) => pieces`${by} sent a test to the webhook ${who}`,
  'webhook.send-again': ({ by, who, count }) =>
    pieces`${by} sent ${deliveries(count)} to the webhook ${who} again`,
  'webhook.replace-secret': ({ by, who }) => pieces`${by} replaced the secret of the webhook ${who}`,
  'webhook.disable': ({ who }) => pieces`The webhook ${who} stopped: it took nothing or is gone`,
  'person.erase': ({ by, who }) => pieces`${by} erased the data of ${who}`,
} satisfies Record<AuditAction, Sentence>;

/** The audit log: a sentence for each action, its filters, and the last events on App Home. */
export const audit = {
  sentences,
  /** An action of another version of Foyer. */
  other: <Piece>({ by, who, action }: { by: Piece; who: Piece; action: string }) =>
    pieces`${by}: ${action}, ${who}`,
  byInviteLink: 'Someone with an invite link',
  byApi: 'A program with an API key',
  byApiKey: ({ name, owner }: { name: string; owner: string }) => `API key “${name}” (of ${owner})`,
  byDirectory: 'Your company’s directory',
  facts: {
    name: 'Name',
    role: 'Role',
    groups: 'Groups',
    email: 'Email',
    description: 'Description',
    capabilities: 'Rights',
    inviter: 'Inviter',
    reason: 'Reason',
    note: 'Note',
  },
  changed: ({ fact, from, to }: { fact: string; from: string; to: string }) => `${fact}: ${from} → ${to}`,
  fact: ({ fact, value }: { fact: string; value: string }) => `${fact}: ${value}`,
  none: 'none',
  title: 'Audit trail',
  categories: {
    invitation: 'Invitations',
    'invite-link': 'Invite links',
    'api-key': 'API keys',
    'join-request': 'Join requests',
    import: 'Uploads',
    member: 'Members',
    'hand-on': 'Offers of the top role',
    organization: 'Organization',
    role: 'Roles',
    group: 'Groups',
    person: 'Erasures',
    webhook: 'Webhooks',
  },
  since: ({ day }: { day: string }) => `from ${day}`,
  until: ({ day }: { day: string }) => `until ${day}`,
  filter: 'Filter',
  filterTitle: 'Filter',
  apply: 'Apply',
  showAll: 'Show everything',
  exportCsv: 'Export CSV',
  exportJson: 'Export JSON lines',
  nothing: 'No events yet.',
  nothingFound: 'No events match this filter.',
  newer: '‹ Newer',
  older: 'Older ›',
  person: 'Person',
  personHint: 'Shows what they did and what happened to them.',
  category: 'Category',
  from: 'From',
  to: 'To',
  dateHint: 'The whole day counts, in your time zone.',
  exported: ({ organization }: { organization: string }) =>
    `The audit trail of ${organization} is in your direct messages with Foyer.`,
  exportComment: ({ organization, isFiltered }: { organization: string; isFiltered: boolean }) =>
    isFiltered
      ? `The audit trail of ${organization}, with the filter you chose.`
      : `The audit trail of ${organization}.`,
  lastEvents: 'Last events',
};
