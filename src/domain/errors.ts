import type { PersonProblem } from './people/rules.ts';
import type { Capability } from './roles.ts';

/** What is wrong with a value that an operation is given. */
export type InputProblem =
  | { kind: 'missing' | 'unreadable' }
  | { kind: 'too-long' | 'too-many' | 'too-large'; most: number }
  | { kind: 'not-offered'; offered: string[] };

/** What each expected failure carries; the words people read for it are in slack/errors.ts. */
export interface DomainErrors {
  'not-set-up': Record<never, never>;
  'already-set-up': { organization: string };
  'only-workspace-admins': Record<never, never>;
  /** Another organization beside the first. */
  'only-workspace-admins-add': Record<never, never>;
  'organization-not-found': Record<never, never>;
  /** Slack does not say who acts. */
  'unknown-actor': Record<never, never>;
  /** Somebody whom Slack knows, and who has no place here. */
  'cannot-act': { reason: PersonProblem };
  'not-allowed': { capability: Capability; organizationId: string; role: string | null };
  'cannot-grant': { role: string; reason: 'role' | 'groups' | 'all-groups' };
  'invalid-email': { value: string };
  'email-too-long': { length: number };
  'unknown-role': { value: string; roles: string[]; nearest: string | null };
  'unknown-group': { value: string; groups: string[]; nearest: string | null };
  /** A role that acts inside its groups, without any. */
  'role-needs-groups': { role: string };
  'self-invitation': Record<never, never>;
  /** `role` null: the reader's lists don't show this person, so the reader learns no more than that. */
  'already-member': {
    organizationId: string;
    memberId: string;
    email: string;
    role: string | null;
    state: 'active' | 'deactivated';
  };
  'already-invited': {
    organizationId: string;
    invitationId: string;
    email: string;
    /** Both null: the reader's lists do not show the invitation. */
    role: string | null;
    by: string | null;
  };
  /** The second time on one list. */
  'listed-twice': { email: string };
  'list-full': { most: number };
  /** One person on a list, who is given more groups than it can carry. */
  'too-many-groups-listed': { who: string };
  /** Somebody on a list of whom the other is missing. */
  'incomplete-person': { missing: 'email' | 'role' };
  'uninvitable-person': {
    who: string;
    reason: PersonProblem | 'no-email' | 'unconfirmed' | 'not-found';
  };
  /** Of a member whose Slack account can't use what the deed would give. */
  'member-account': { who: string; reason: PersonProblem; deed: 'edit' | 'reactivate' };
  'invitation-not-found': Record<never, never>;
  'invitation-resolved': { status: 'accepted' | 'declined' | 'revoked' | 'expired' };
  /** Of an invitation that waited for an approver. */
  'approval-resolved': {
    status: 'accepted' | 'declined' | 'revoked' | 'expired';
    /** Whoever settled it, by name; null when no member did. */
    by: string | null;
    byYou: boolean;
  };
  'invitation-for-another': { email: string };
  'no-matching-domain': { domain: string | null };
  'email-unconfirmed': { email: string };
  'guests-may-not-ask': Record<never, never>;
  'already-requested': Record<never, never>;
  /** After a withdrawn or rejected request. `timeZone`: by which the organization counts. */
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
  'invalid-name': { field: 'organization' | 'group' | 'role' | 'person'; value: string; most: number };
  /** Something in it that nobody sees, or that parts the names of a list. */
  'unclear-name': { field: 'organization' | 'group' | 'role' | 'person'; reason: 'hidden' | 'separators' };
  /** Cannot be told apart from the other by eye. */
  'name-looks-alike': { field: 'organization' | 'group' | 'role'; value: string; other: string };
  'duplicate-group': { value: string };
  'invalid-domain': { value: string };
  'public-mail-domain': { value: string };
  /** Under which anybody registers, or has a site: a public suffix. */
  'shared-domain': { value: string };
  /** `listed`: seats for those who come before on the same list. `limit` and `used` null: the reader is not told. */
  'no-seat': { organization: string; limit: number | null; used: number | null; listed: number };
  'member-not-found': Record<never, never>;
  'not-a-member': { organization: string };
  'member-deactivated': { who: string };
  /** Somebody else was first: who, and what they changed. */
  'member-changed': { who: string; by: string | null; changes: string[] };
  /** What the person holds now is more than the actor could have given. */
  'cannot-manage-member': { who: string; reason: 'role' | 'groups' };
  /** Nothing is known of the person whom somebody wants to erase. */
  'nothing-kept': Record<never, never>;
  'erase-active': { who: string };
  /** Foyer is still adding the person to Slack channels, or removing them. */
  'erase-under-way': Record<never, never>;
  'own-access': Record<never, never>;
  'own-deactivation': Record<never, never>;
  'last-holder': { role: string; who: string };
  'settings-changed': { organization: string };
  'invalid-number': { value: string; most: number };
  'text-too-long': { what?: 'command' | 'text'; length: number; most: number };
  /** A value that an operation does not take. `path`: where it stands in the input, as "people.0.email". */
  'invalid-input': { path: string; problem: InputProblem };
  /** Characters that no database takes: NUL, or half of a pair. */
  'invalid-text': Record<never, never>;
  'unknown-time-zone': { value: string };
  'resent-too-soon': { email: string; minutes: number };
  'group-not-found': Record<never, never>;
  'group-linked': { group: string };
  /** Those who have no other group, where having none means having all; none where the reader may not see them. */
  'group-is-all-they-have': { group: string; people: string[] };
  'link-not-found': Record<never, never>;
  'already-linked': { group: string; target: string };
  'too-many-links': { most: number };
  'nothing-linked': { organization: string };
  /** Why there is no user group of Slack's to choose. */
  'no-user-groups': { reason: 'plan' | 'none' | 'gone' };
  /** Rights of Foyer's own in Slack that its installation left out. */
  'missing-scope': { scopes: string[] };
  'role-not-found': Record<never, never>;
  'duplicate-role': { role: string };
  'too-many-roles': { most: number };
  /** The rights of the role that the editor holds. */
  'own-role': { role: string };
  'top-role': { role: string };
  'role-in-use': { role: string; members: number; invitations: number };
  'import-not-found': Record<never, never>;
  'import-resolved': { status: 'sent' | 'discarded' };
  'nothing-to-send': Record<never, never>;
  'no-rows-given': Record<never, never>;
  /** A file that was refused whole, in words for the field that it came from. */
  'unreadable-file': { text: string };
  'invalid-channel': { channel: string; reason: 'not-found' | 'archived' | 'shared' };
}

export type DomainErrorCode = keyof DomainErrors;

/** An expected failure of a rule: never logged as an error, told to the person in plain words. */
export class DomainError<Code extends DomainErrorCode = DomainErrorCode> extends Error {
  readonly code: Code;
  readonly data: DomainErrors[Code];
  /** Which input it is about, so that a modal can say it under the field. */
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
  code: Code,
): error is DomainError<Code> {
  return error instanceof DomainError && error.code === code;
}

/** What came of work, or the expected failure that it ended with: for whoever collects findings. */
export async function findingOf<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ result: Result } | { refused: DomainError }> {
  try {
    return { result: await work() };
  } catch (error) {
    if (error instanceof DomainError) return { refused: error };
    throw error;
  }
}
