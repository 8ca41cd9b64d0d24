import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { type AuditLog, type AuditNoun, auditNouns } from '../../domain/audit/audit-log.ts';
import type { AuditEntry } from '../../domain/audit/store.ts';
import { clamp } from '../../domain/characters.ts';
import {
  actions,
  bold,
  button,
  context,
  dateTime,
  divider,
  type Inline,
  input,
  mention,
  paragraph,
  paragraphBlock,
  plain,
  richText,
} from '../blocks.ts';
import {
  type AuditQuery,
  auditFilterForm,
  auditLogForm,
  exportAuditAction,
  filterAuditAction,
  newerEntriesAction,
  olderEntriesAction,
  wholeAuditLogAction,
} from './actions.ts';

const labels: Record<AuditNoun, string> = {
  invitation: 'Invitations',
  'invite-link': 'Invite links',
  'join-request': 'Join requests',
  import: 'Uploads',
  member: 'Members',
  'hand-on': 'Offers of the top role',
  organization: 'Organization',
  role: 'Roles',
  group: 'Groups',
  person: 'Erasures',
};

const MAX_VALUE = 300;

/** The modal "Audit log": who did what to whom, when, and the values before and after, newest first. */
export function auditView(organization: { name: string }, auditLog: AuditLog, query: AuditQuery): ModalView {
  const { entries, newer, older } = auditLog;
  const turns = [
    ...(newer ? [button(newerEntriesAction, { after: newer }, '‹ Newer')] : []),
    ...(older ? [button(olderEntriesAction, { before: older }, 'Older ›')] : []),
  ];
  const blocks: KnownBlock[] = [
    context(organization.name),
    ...(query.person || query.noun
      ? [
          paragraphBlock(
            'Only ',
            ...(query.noun ? [bold(labels[query.noun])] : []),
            ...(query.person ? [query.noun ? ' of ' : '', mention(query.person)] : []),
            '.',
          ),
        ]
      : []),
    actions(
      button(filterAuditAction, {}, 'Filter'),
      ...(query.person || query.noun ? [button(wholeAuditLogAction, {}, 'Show everything')] : []),
      button(exportAuditAction, { format: 'csv' }, 'Export CSV', { variant: 'csv' }),
      button(exportAuditAction, { format: 'jsonl' }, 'Export JSON lines', { variant: 'jsonl' }),
    ),
    ...entries.flatMap(entry => [divider, row(entry)]),
    ...(entries.length === 0 ? [paragraphBlock('Nothing is recorded here.')] : []),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ];
  const view = auditLogForm.view({ title: 'Audit trail', metadata: query, blocks });
  return { ...view, close: plain('Close', 24) };
}

function row(entry: AuditEntry): KnownBlock {
  const { at, actor, action, subject } = entry;
  const changes = changesOf(entry);
  const who: Inline = /^[UW][A-Z0-9]+$/u.test(actor) ? mention(actor) : actor;
  return richText(
    paragraph(dateTime(at), ' · ', who, ' · ', bold(action), ' · ', clamp(subject, MAX_VALUE)),
    ...(changes ? [paragraph(clamp(changes, 1_000))] : []),
  );
}

/** "role: VIEWER → EDITOR" of every fact that differs. */
function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): string {
  const [had, has] = [factsOf(before), factsOf(after)];
  return [...new Set([...Object.keys(had), ...Object.keys(has)])]
    .filter(key => had[key] !== has[key])
    .map(key => `${key}: ${key in had ? `${had[key]} → ` : ''}${has[key] ?? 'none'}`)
    .join(' · ');
}

function factsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const said = (fact: unknown): string => {
    if (Array.isArray(fact)) return fact.length > 0 ? fact.map(said).join(', ') : 'none';
    return fact === null ? 'none' : typeof fact === 'object' ? JSON.stringify(fact) : String(fact);
  };
  return Object.fromEntries(Object.entries(value).map(([key, fact]) => [key, clamp(said(fact), MAX_VALUE)]));
}

/** The modal that filters the audit log by a person or a category. */
export function auditFilterView(organization: { name: string }, query: AuditQuery): ModalView {
  const nouns: PlainTextOption[] = auditNouns.map(noun => ({ text: plain(labels[noun]), value: noun }));
  const noun = nouns.find(({ value }) => value === query.noun);
  return auditFilterForm.view({
    title: 'Filter',
    submit: 'Show',
    metadata: query,
    blocks: [
      context(organization.name),
      input(
        'person',
        'Person',
        { type: 'users_select', ...(query.person && { initial_user: query.person }) },
        { optional: true, hint: 'What they did, and what happened to them.' },
      ),
      input(
        'noun',
        'Category',
        { type: 'static_select', options: nouns, ...(noun && { initial_option: noun }) },
        { optional: true },
      ),
    ],
  });
}
