import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { type AuditLog, auditNouns } from '../../domain/audit/audit-log.ts';
import type { NamedEntry } from '../../domain/audit/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { dayText } from '../../texts/dates.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  button,
  context,
  dateTime,
  divider,
  input,
  mention,
  paragraph,
  paragraphBlock,
  plain,
  richText,
} from '../blocks.ts';
import { choice } from '../search-inputs.ts';
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
import { changesOf, settingsLines } from './changes.ts';
import { sentenceOf } from './sentence.ts';

/** Does the query show less than everything? */
export function isFiltered({ person, noun, since, until }: Omit<AuditQuery, 'from'>): boolean {
  return [person, noun, since, until].some(each => each !== null);
}

/** The modal with the audit log: who did what to whom, when, and what changed, newest first. */
export function auditView(organization: Organization, auditLog: AuditLog, query: AuditQuery): ModalView {
  const { entries, newer, older } = auditLog;
  const said = texts().audit;
  const turns = [
    ...(newer ? [button(newerEntriesAction, { after: newer }, said.newer)] : []),
    ...(older ? [button(olderEntriesAction, { before: older }, said.older)] : []),
  ];
  const blocks: KnownBlock[] = [
    context(organization.name),
    ...filterBlocks(query),
    actions(
      button(filterAuditAction, {}, said.filter),
      ...(isFiltered(query) ? [button(wholeAuditLogAction, {}, said.showAll)] : []),
      button(exportAuditAction, { format: 'csv' }, said.exportCsv, { variant: 'csv' }),
      button(exportAuditAction, { format: 'jsonl' }, said.exportJson, { variant: 'jsonl' }),
    ),
    ...entries.flatMap(entry => [divider, row(entry, organization)]),
    ...(entries.length === 0 ? [paragraphBlock(isFiltered(query) ? said.nothingFound : said.nothing)] : []),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ];
  const view = auditLogForm.view({ title: said.title, metadata: query, blocks });
  return { ...view, close: plain(texts().answers.close, 24) };
}

/** What is filtered by, above the list: "Invitations · @ada · from Mon, Jan 5". */
function filterBlocks({ person, noun, since, until }: AuditQuery): KnownBlock[] {
  const said = texts().audit;
  const parts = [
    noun && said.categories[noun],
    person && mention(person),
    since && said.since({ day: dayOf(since) }),
    until && said.until({ day: dayOf(until) }),
  ].filter(part => part !== null);
  const joined = parts.flatMap((part, index) => (index > 0 ? [' · ', part] : [part]));
  return joined.length > 0 ? [paragraphBlock(...joined)] : [];
}

/** A date as people write it. */
const dayOf = (date: string) => dayText(new Date(date), 'UTC');

function row(entry: NamedEntry, organization: Organization): KnownBlock {
  const { template } = organization;
  const changes = changesOf(entry, template);
  return richText(
    paragraph(...sentenceOf(entry, template)),
    paragraph(dateTime(entry.at), ...changes.map(change => ` · ${change}`)),
    ...settingsLines(entry, organization),
  );
}

/** The modal that filters the audit log by a person, a category, and days. */
export function auditFilterView(organization: { name: string }, query: AuditQuery): ModalView {
  const said = texts().audit;
  const nouns: PlainTextOption[] = auditNouns.map(noun => ({
    text: plain(said.categories[noun], 75),
    value: noun,
  }));
  return auditFilterForm.view({
    title: said.filterTitle,
    submit: said.apply,
    metadata: query,
    blocks: [
      context(organization.name),
      input(
        'person',
        said.person,
        { type: 'users_select', ...(query.person && { initial_user: query.person }) },
        { optional: true, hint: said.personHint },
      ),
      choice('noun', said.category, nouns, query.noun),
      dayInput('since', said.from, query.since),
      dayInput('until', said.to, query.until, said.dateHint),
    ],
  });
}

function dayInput(field: string, label: string, date: string | null, hint?: string): InputBlock {
  return input(
    field,
    label,
    { type: 'datepicker', ...(date && { initial_date: date }) },
    { optional: true, ...(hint && { hint }) },
  );
}
