import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { chosenGrants } from '../../domain/access/resolve-access.ts';
import { clamp } from '../../domain/characters.ts';
import type { Person } from '../../domain/domain.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Group } from '../../domain/roles.ts';
import type { Seats } from '../../domain/seats/seats.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { texts } from '../../texts/texts.ts';
import { actions, bold, button, context, divider, input, paragraphBlock, plain, section } from '../blocks.ts';
import { fieldOf } from '../form.ts';
import { openBulkAction } from '../imports/actions.ts';
import { whatEachRoleCanDo } from '../matrix.ts';
import { accessInputs, type Shown } from './access-inputs.ts';
import {
  addAnotherAction,
  type InviteFields,
  inviteForm,
  pickPersonAction,
  removeListedAction,
} from './actions.ts';
import { encodeEntry, type InviteListEntry } from './invite-list-codec.ts';

/** Size of a row on the list; with twenty rows the view stays below Slack's 250 kB. */
const MAX_ROW = 1200;
const MAX_REASON = 600;

/** The content of Invite people. */
export interface InviteDraft {
  /** The list, in the order people were added. */
  people: readonly InviteListEntry[];
  /** How often the fields were cleared: a new number makes Slack forget what was typed. */
  emptied: number;
  /** The person from Slack who filled in the address and the name. */
  picked: string | null;
  /** The groups of the earlier invitation were removed: some must be chosen. */
  needsGroups?: boolean;
  fields: InviteFields;
}

/** Messages about the draft. */
export interface InviteFindings {
  /** The free seats, if limited. */
  seats?: Seats | null;
  /** The draft's groups, by id and in name order; removed ones are missing. */
  groups?: ReadonlyMap<string, Group>;
  /** Why people on the list can't be invited, by index. */
  refused?: ReadonlyMap<number, string>;
  /** Why the person in the fields can't be added or invited, and the field concerned. */
  notice?: { field: string | undefined; text: string };
  /** The refusals stopped the sending. */
  isUnsent?: boolean;
}

const noFields: InviteFields = { email: null, name: null, note: null };

export const emptyDraft: InviteDraft = {
  people: [],
  emptied: 0,
  picked: null,
  fields: noFields,
};

/** The draft with a person from Slack filled in. */
export function withPicked(draft: InviteDraft, { slackUserId, email, name }: Person): InviteDraft {
  return { ...draft, picked: slackUserId, fields: { ...draft.fields, email, name } };
}

/** The draft with one more person on the list; the next usually gets the same role, groups and note. */
export function withListed(draft: InviteDraft, person: InviteListEntry): InviteDraft {
  return {
    people: [...draft.people, person],
    emptied: draft.emptied + 1,
    picked: null,
    needsGroups: false,
    fields: { ...draft.fields, person: null, email: null, name: null },
  };
}

/** The modal "Invite people": one person or, with Add another, several who are sent together. */
export function invitePeopleView(
  acting: ActingMember,
  draft: InviteDraft = emptyDraft,
  findings: InviteFindings = {},
): ModalView {
  const { organization } = acting;
  const { people, emptied, picked, needsGroups = false } = draft;
  const { seats, groups = new Map<string, Group>(), refused, notice, isUnsent } = findings;
  const isList = people.length > 0;
  const said = texts().invite;
  const forecast = seats ? seatsForecast(seats, people.length) : [];
  const to = [said.to({ organization: organization.name }), ...forecast].join(' · ');
  const fields = inputs(acting, draft, groups);
  const concerned = fields.find(({ block_id }) => notice?.field && fieldOf(block_id ?? '') === notice.field);
  return inviteForm.view({
    title: said.title,
    submit: isList ? said.sendList({ count: people.length }) : said.send,
    metadata: { organizationId: organization.id, emptied, picked, needsGroups },
    blocks: [
      isList ? context(to) : section(to, button(openBulkAction, {}, said.bulkUpload)),
      ...(isUnsent ? [warning(unsent(refused))] : []),
      ...people.map((person, position) => row(organization, person, groups, refused?.get(position))),
      ...(isList ? [context(said.listHint), divider] : []),
      ...fields.flatMap(field => (field === concerned && notice ? [field, warning(notice.text)] : [field])),
      // The field may be scrolled out of sight.
      ...(notice
        ? [concerned ? context(said.seeField({ label: concerned.label.text })) : warning(notice.text)]
        : []),
      actions(button(addAnotherAction, {}, said.addAnother)),
      whatEachRoleCanDo(organization),
    ],
  });
}

function unsent(refused: ReadonlyMap<number, string> | undefined): string {
  const { unsentMarked, unsentFields } = texts().invite;
  return refused?.size ? unsentMarked : unsentFields;
}

function warning(text: string): KnownBlock {
  return paragraphBlock(bold(texts().invite.warning({ words: text })));
}

function row(
  organization: Organization,
  listed: InviteListEntry,
  groups: ReadonlyMap<string, Group>,
  reason: string | undefined,
): KnownBlock {
  const { email, name } = listed;
  const found = (ids: readonly string[]) => [...groups.values()].filter(({ id }) => ids.includes(id));
  const role = organization.roles.find(({ id }) => id === listed.role);
  const grants = role ? chosenGrants(role, found(listed.groups), found(listed.adminOf)) : [];
  const said = texts().invite;
  const who = said.listed({
    who: name ? said.named({ name, email }) : email,
    role: role?.name ?? said.roleGone,
    groups: groupsSentence({ grants }, organization.template),
  });
  return section(
    [clamp(who, MAX_ROW), ...(reason ? [said.warning({ words: clamp(reason, MAX_REASON) })] : [])].join('\n'),
    button(removeListedAction, encodeEntry(listed), said.remove),
  );
}

function inputs(
  acting: ActingMember,
  { people, emptied, picked, needsGroups = false, fields }: InviteDraft,
  groups: ReadonlyMap<string, Group>,
): InputBlock[] {
  const isOptional = people.length > 0;
  const version = emptied > 0 ? String(emptied) : undefined;
  const filledIn = [version, picked].filter(Boolean).join('-') || undefined;
  const chosen = (ids: readonly string[] | null | undefined): Shown => ({
    shown: (ids ?? []).flatMap(id => groups.get(id) ?? []),
    hidden: [],
  });
  const said = texts().invite;
  return [
    input(
      'person',
      said.person,
      {
        type: 'users_select',
        action_id: pickPersonAction.id,
        placeholder: plain(said.personPlaceholder, 150),
      },
      { optional: true, dispatch: true, version },
    ),
    input(
      'email',
      said.email,
      { type: 'email_text_input', ...(fields.email && { initial_value: fields.email }) },
      { version: filledIn, optional: isOptional },
    ),
    input(
      'name',
      said.name,
      {
        type: 'plain_text_input',
        max_length: 75,
        ...(fields.name && { initial_value: clamp(fields.name, 75) }),
      },
      { optional: true, version: filledIn },
    ),
    ...accessInputs(
      { ...acting, by: 'invitation:create' },
      { roleId: fields.role ?? null, groups: chosen(fields.groups), adminOf: chosen(fields.adminOf) },
      { version, isOptional, needsGroups },
    ),
    input(
      'note',
      said.note,
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: 1000,
        ...(fields.note && { initial_value: clamp(fields.note, 1000) }),
      },
      {
        optional: true,
        hint: isOptional ? said.noteHintList : said.noteHint,
      },
    ),
  ];
}

/** The effect of inviting one person, or the list, on seats; empty when there is no limit. */
function seatsForecast({ limit, used }: Seats, listed: number): string[] {
  if (limit === null) return [];
  const said = texts().invite;
  return [listed > 0 ? said.seatsList({ used, limit, listed }) : said.seatsOne({ used, limit })];
}
