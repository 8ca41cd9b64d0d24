import type { ModalView } from '@slack/types';
import { listGroups } from '../../domain/access/store.ts';
import { DomainError } from '../../domain/errors.ts';
import { checkList, MAX_LIST, type Refusals } from '../../domain/invitations/check-invitees.ts';
import type { Invitee } from '../../domain/invitations/invitee.ts';
import { limits } from '../../domain/limits.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { seatsOf } from '../../domain/seats/seats.ts';
import { readable, seesSeats } from '../../domain/visibility.ts';
import { errorText } from '../errors.ts';
import type { Context, ViewButtons } from '../route.ts';
import { type InviteFields, removeListedAction } from './actions.ts';
import { decodeEntry, encodeEntry, type InviteListEntry } from './invite-list-codec.ts';
import { type InviteDraft, invitePeopleView, withListed } from './invite-view.ts';
import { findInvitee } from './send.ts';

type Metadata = Pick<InviteDraft, 'emptied' | 'picked' | 'needsGroups'>;

/** The content of Invite people at a press or submission. */
export function draftOf(
  { metadata, fields }: { metadata: Metadata; fields: InviteFields },
  view: ViewButtons,
): InviteDraft {
  const { emptied, picked, needsGroups } = metadata;
  const people = view.buttonValues(removeListedAction).map(decodeEntry);
  return { people, emptied, picked, needsGroups, fields };
}

/** Do the fields name a person? A role and groups don't: they stay from the person before. */
export function holdsPerson({ email, name }: InviteFields): boolean {
  return Boolean(email || name);
}

/**
 * The person in the fields.
 * @throws DomainError incomplete-person, invalid-email, email-too-long
 */
export async function personIn(
  context: Context,
  organization: Organization,
  { fields: { email, name, ...fields }, needsGroups }: Pick<InviteDraft, 'fields' | 'needsGroups'>,
): Promise<Invitee> {
  const missing = email ? (fields.role ? null : 'role') : 'email';
  if (missing || !email || !fields.role) {
    throw new DomainError('incomplete-person', { missing: missing ?? 'email' }, missing ?? 'email');
  }
  if (needsGroups && !fields.groups?.length && !fields.adminOf?.length) {
    throw new DomainError('incomplete-person', { missing: 'groups' }, 'groups');
  }
  const found = await findInvitee(context, organization, { email });
  const { role, groups, adminOf } = fields;
  return { ...found, name, role, groups: groups ?? [], adminOf: adminOf ?? [] };
}

/** Converts a person on the list for the domain: Foyer looked up their address in Slack when they were added. */
export function inviteeOf(listed: InviteListEntry): Invitee {
  return { ...listed, person: null };
}

/**
 * The draft with the person in the fields added to the list.
 * @throws DomainError list-full, too-many-groups-listed, and every refusal of an invitation except a missing seat:
 *   the list itself shows who gets none
 */
export async function withAnother(
  context: Context,
  organization: Organization,
  draft: InviteDraft,
): Promise<InviteDraft> {
  const { domain, actor } = context;
  if (draft.people.length >= MAX_LIST) throw new DomainError('list-full', { most: MAX_LIST });
  const person = await personIn(context, organization, draft);
  const everybody = [...draft.people.map(inviteeOf), person];
  const { refused } = await checkList(domain, actor, organization.id, everybody);
  const refusal = refused.get(draft.people.length);
  if (refusal && refusal.code !== 'no-seat') throw refusal;
  const { email, name, role, groups, adminOf = [] } = person;
  const known = person.person?.name ?? null;
  const listed = {
    email,
    name: name ?? (known && known.length <= limits.name ? known : null),
    role,
    groups,
    adminOf,
  };
  if (!removeListedAction.fits(encodeEntry(listed))) {
    throw new DomainError('too-many-groups-listed', { who: name ?? email }, 'groups');
  }
  return withListed(draft, listed);
}

/** The modal with this draft: each person on the list who can't be invited now is marked with the reason. */
export async function renderInvite(
  { domain, actor, command }: Context,
  { id: organizationId }: Pick<Organization, 'id'>,
  draft: InviteDraft,
  found: { refused?: Refusals; notice?: DomainError; isUnsent?: boolean } = {},
): Promise<ModalView> {
  const { people, fields } = draft;
  const { acting, refused } = await checkList(domain, actor, organizationId, people.map(inviteeOf));
  const within = [fields, ...people].flatMap(({ groups, adminOf }) => [
    ...(groups ?? []),
    ...(adminOf ?? []),
  ]);
  const listed = within.length > 0 ? await listGroups(domain.db, { organizationId, within }) : [];
  const groups = readable(acting.permissions, listed);
  const { notice, isUnsent = false } = found;
  return invitePeopleView(acting, draft, {
    seats: seesSeats(acting.permissions) ? await seatsOf(domain.db, acting.organization) : null,
    groups: new Map(groups.map(group => [group.id, group])),
    refused: texts(found.refused ?? refused, people.length, command),
    ...(notice && { notice: { field: notice.field, text: errorText(notice, command) } }),
    isUnsent,
  });
}

/** For people on the list; the person in the fields comes after them. */
function texts(refused: Refusals, listed: number, command: string): ReadonlyMap<number, string> {
  const ofList = [...refused].filter(([position]) => position < listed);
  return new Map(ofList.map(([position, error]) => [position, errorText(error, command)]));
}
