import type { Difference } from './differences.ts';
import type { PersonProblem } from './person-problem.ts';
import type { Capability } from './roles.ts';

/** What is wrong with a value of an operation's input. */
export type InputProblem =
  | { kind: 'missing' | 'unreadable' }
  | { kind: 'too-long' | 'too-many' | 'too-large'; most: number }
  | { kind: 'not-offered'; offered: string[] };

/** The data of each expected failure; slack/errors.ts has its text. */
export interface DomainErrors {
  'not-set-up': Record<never, never>;
  'already-set-up': { organization: string };
  'only-workspace-admins': Record<never, never>;
  /** Thrown when adding another organization beside the first. */
  'only-workspace-admins-add': Record<never, never>;
  /** Only an owner of the Slack workspace takes over an organization. */
  'only-workspace-owners': Record<never, never>;
  /** A person with the top role can act there. */
  'not-orphaned': { organization: string; role: string };
  'organization-not-found': Record<never, never>;
  /** Slack doesn't say who acts. */
  'unknown-actor': Record<never, never>;
  /** A person Slack knows, but whose account can't be used here. */
  'cannot-act': { reason: PersonProblem };
  /** `guestIn`: the organization; they turned guest in Slack, and nobody has decided whether they stay. */
  'not-allowed': { capability: Capability; organizationId: string; role: string | null; guestIn?: string };
  /** Who asks for a right has it by now. */
  'nothing-to-ask': Record<never, never>;
  /** Nobody who can act has the right. */
  'nobody-to-ask': { organization: string };
  /** They asked for the same today, or very often. */
  'asked-already': Record<never, never>;
  'cannot-grant': { role: string; reason: 'role' | 'groups' | 'all-groups' };
  'invalid-email': { value: string };
  'email-too-long': { length: number };
  'unknown-role': { value: string; roles: string[]; nearest: string | null };
  'unknown-group': { value: string; groups: string[]; nearest: string | null };
  /** A role that acts inside its groups was chosen without any group. */
  'role-needs-groups': { role: string };
  'self-invitation': Record<never, never>;
  /** `role` is null when the reader's lists don't show this person, so the reader learns nothing more. */
  'already-member': {
    organizationId: string;
    memberId: string;
    email: string;
    role: string | null;
    state: 'active' | 'deactivated';
  };
  /**
   * The account has the address of a member whose own account is gone in Slack. `who` and `role` are null when the
   * reader's lists don't show that member.
   */
  'new-account': {
    organizationId: string;
    organization: string;
    memberId: string;
    /** The new account. */
    slackUserId: string;
    email: string;
    who: string | null;
    role: string | null;
    state: 'active' | 'deactivated';
    /** Does the new account's own person read it? */
    isYou: boolean;
  };
  /** Nobody's place waits for this account. */
  'no-old-account': Record<never, never>;
  /** The member's access is another one than the person was shown. */
  'place-changed': Record<never, never>;
  'already-invited': {
    organizationId: string;
    invitationId: string;
    email: string;
    /** Both are null when the reader's lists don't show the invitation. */
    role: string | null;
    by: string | null;
  };
  /** This address is on the list twice. */
  'listed-twice': { email: string };
  'list-full': { most: number };
  /** One person on a list has more groups than the list can store. */
  'too-many-groups-listed': { who: string };
  /** A person on a list has only a role or only an email. */
  'incomplete-person': { missing: 'email' | 'role' | 'groups' };
  'uninvitable-person': {
    who: string;
    reason: PersonProblem | 'no-email' | 'unconfirmed' | 'not-found';
  };
  /** The member's Slack account can't use what the deed would give. */
  'member-account': { who: string; reason: PersonProblem; deed: 'edit' | 'reactivate' | 'keep' };
  'invitation-not-found': Record<never, never>;
  'invitation-resolved': { status: 'accepted' | 'declined' | 'revoked' | 'expired' };
  /** Somebody already resolved this invitation, which was waiting for approval. */
  'approval-resolved': {
    status: 'accepted' | 'declined' | 'revoked' | 'expired';
    /** The name of the member who resolved it; null when no member did. */
    by: string | null;
    byYou: boolean;
  };
  'invitation-for-another': { email: string };
  /** No invitation has this link. */
  'link-unknown': Record<never, never>;
  /** A later email has another link for the same invitation. */
  'link-replaced': Record<never, never>;
  /** They signed in with a Slack account that has another address than the invitation. Null: Slack doesn't say it. */
  'signed-in-as-another': { invited: string; signedInAs: string | null };
  /** The invited Slack user has another address by now, so the link alone doesn't prove who answers. */
  'sign-in-first': Record<never, never>;
  'invite-link-not-found': Record<never, never>;
  /** People can't use the link now. */
  'invite-link-closed': { state: 'paused' | 'used-up' | 'expired' | 'revoked' };
  /** As many people joined by the link as it lets in. */
  'invite-link-used-up': { link: string; most: number };
  /** The link is for people with an address at one of these domains. */
  'invite-link-domain': { domains: string[] };
  'api-key-not-found': Record<never, never>;
  /** Somebody revoked the key that acts, or it expired. */
  'api-key-ended': Record<never, never>;
  'too-many-api-keys': { most: number };
  'no-matching-domain': { domain: string | null };
  'email-unconfirmed': { email: string };
  'guests-may-not-ask': Record<never, never>;
  'already-requested': Record<never, never>;
  /** The last request was withdrawn or rejected too recently. `timeZone`: the organization's, for the date. */
  'asked-too-soon': { organization: string; until: Date; timeZone: string };
  'already-a-member-yourself': { role: string; state: 'active' | 'deactivated' };
  'invited-already': { invitationId: string };
  'join-request-not-found': Record<never, never>;
  'join-request-resolved': {
    status: 'approved' | 'rejected' | 'withdrawn' | 'expired';
    /** The decider's name; null when nobody decided. */
    by: string | null;
    byYou: boolean;
  };
  /** What Accept gives is no longer what the approver saw. */
  'acceptance-changed': { who: string; what?: 'gives' | 'requester' };
  /** The groups that Accept would give were removed. */
  'acceptance-unset': { who: string };
  'invalid-name': {
    field: 'organization' | 'group' | 'role' | 'person' | 'link' | 'key';
    value: string;
    most: number;
  };
  /** It contains something invisible, or a character that separates names in a list. */
  'unclear-name': {
    field: 'organization' | 'group' | 'role' | 'person' | 'link' | 'key';
    reason: 'hidden' | 'separators';
  };
  /** People can't tell it apart from the other name by sight. */
  'name-looks-alike': { field: 'organization' | 'group' | 'role'; value: string; other: string };
  'duplicate-group': { value: string };
  'invalid-domain': { value: string };
  'public-mail-domain': { value: string };
  /** Anybody can register a domain or site under it: a public suffix. */
  'shared-domain': { value: string };
  /**
   * `listed`: seats for people earlier on the same list. `limit` and `used` are null when the reader can't see them.
   */
  'no-seat': { organization: string; limit: number | null; used: number | null; listed: number };
  'member-not-found': Record<never, never>;
  'not-a-member': { organization: string; isGuest?: boolean };
  'member-deactivated': { who: string };
  /** Somebody else saved first: who, and what they changed. */
  'member-changed': { who: string; by: string | null; changes: Difference[] };
  /** The person has more than the actor may grant. */
  'cannot-manage-member': { who: string; reason: 'role' | 'groups' };
  /** The directory with this name decides it. `who`: a person's or a group's name. */
  'from-directory': { who: string; what: 'name' | 'state' | 'groups' | 'group'; directory: string };
  /** A directory removes only the groups that it manages. */
  'group-from-slack': { group: string };
  /** Only Slack says which email a member with an account there has. */
  'address-from-slack': { who: string };
  /** The organization stores nothing about the person to erase. */
  'nothing-kept': Record<never, never>;
  'erase-active': { who: string };
  /** Foyer is still adding the person to Slack channels, or removing them. */
  'erase-under-way': Record<never, never>;
  'own-access': Record<never, never>;
  'own-deactivation': Record<never, never>;
  'last-holder': { role: string; who: string };
  /** The last member with the top role can't leave before they hand it on. */
  'last-holder-leaves': { organizationId: string; organization: string; role: string };
  'not-top-role': { role: string };
  /** There is no other role that the giver could have. */
  'no-role-afterwards': { role: string };
  'hand-on-receiver': { who: string; reason: 'self' | 'no-member' | 'holder' | 'account'; role: string };
  'hand-on-role': { role: string };
  'hand-on-not-found': Record<never, never>;
  'hand-on-for-another': Record<never, never>;
  'hand-on-resolved': { status: 'accepted' | 'declined' | 'withdrawn' };
  /** The giver no longer has the top role, or can't have the role that they chose. */
  'hand-on-overtaken': { who: string; role: string };
  'settings-changed': { organization: string };
  'invalid-number': { value: string; most: number };
  'text-too-long': { what?: 'command' | 'text'; length: number; most: number };
  /** An operation doesn't accept this value. `path`: its position in the input, such as "people.0.email". */
  'invalid-input': { path: string; problem: InputProblem };
  /** It contains characters that no database stores: NUL, or half of a pair. */
  'invalid-text': Record<never, never>;
  'unknown-time-zone': { value: string };
  'invalid-link': { value: string };
  'resent-too-soon': { email: string; minutes: number };
  'invalid-webhook-url': { value: string; reason: 'unreadable' | 'https' | 'password' | 'port' | 'private' };
  'webhook-not-found': Record<never, never>;
  'too-many-webhooks': { most: number };
  'webhook-stopped': { host: string };
  'delivery-not-found': Record<never, never>;
  'webhook-log-ends': { days: number };
  'nothing-since': Record<never, never>;
  'group-not-found': Record<never, never>;
  'group-linked': { group: string };
  /**
   * People with no other group, in an organization where no group means all groups; empty where the reader can't see
   * them.
   */
  'group-is-all-they-have': { group: string; people: string[] };
  'link-not-found': Record<never, never>;
  'already-linked': { group: string; target: string };
  'too-many-links': { most: number };
  'nothing-linked': { organization: string };
  /** Why there is no Slack user group to choose. */
  'no-user-groups': { reason: 'plan' | 'none' | 'gone' };
  /** Scopes that Foyer's installation in Slack is missing. */
  'missing-scope': { scopes: string[] };
  'role-not-found': Record<never, never>;
  'duplicate-role': { role: string };
  'too-many-roles': { most: number };
  /** The editor can't change the rights of their own role. */
  'own-role': { role: string };
  'top-role': { role: string };
  'role-in-use': { role: string; members: number; invitations: number; inviteLinks: number };
  'batch-not-found': Record<never, never>;
  /** Nobody matches, so there is nothing to change at once. */
  'nobody-chosen': Record<never, never>;
  'import-undone': Record<never, never>;
  /** An upload can be undone for a day. */
  'undo-too-late': Record<never, never>;
  'import-not-found': Record<never, never>;
  'import-resolved': { status: 'sent' | 'discarded' };
  'nothing-to-send': Record<never, never>;
  /** Foyer asked about columns, and nobody answered yet. */
  'columns-unanswered': { headers: string[] };
  /** The file of the draft is no longer stored, so it can't be read again. */
  'file-gone': Record<never, never>;
  'no-rows-given': Record<never, never>;
  /** Foyer refused the whole file, in a sentence for the field that it came from. */
  'unreadable-file': { text: string };
  'invalid-channel': { channel: string; reason: 'not-found' | 'archived' | 'shared' };
}

export type DomainErrorCode = keyof DomainErrors;

/** An expected failure of a rule. Nobody logs it as an error; the person reads it in plain words. */
export class DomainError<Code extends DomainErrorCode = DomainErrorCode> extends Error {
  readonly code: Code;
  readonly data: DomainErrors[Code];
  /** The input that it is about, so that a modal can show it under that field. */
  readonly field: string | undefined;

  constructor(code: Code, data: DomainErrors[Code], field?: string) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.data = data;
    this.field = field;
  }
}

/** Narrows an unknown error to a DomainError of one code. */
export function isDomainError<Code extends DomainErrorCode>(
  error: unknown,
  ...codes: readonly Code[]
): error is DomainError<Code> {
  return error instanceof DomainError && codes.some(code => code === error.code);
}

/**
 * What a rule says is wrong. A rule returns it, so that a list or a file can say it beside its entry; an operation
 * throws the first.
 */
export type Problem<Code extends DomainErrorCode = DomainErrorCode> = DomainError<Code>;

/** Throws the problem that a rule returned. @throws DomainError */
export function raise(problem: Problem | null): void {
  if (problem) throw problem;
}

/** Returns what was read, or throws the problem that came in its place. @throws DomainError */
export function orThrow<Found>(found: Found | Problem): Found {
  if (found instanceof DomainError) throw found;
  return found;
}

/** Does some work, and returns the problem that it ended with in place of its result. */
export async function attempt<Found>(work: Promise<Found>): Promise<Found | Problem> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
