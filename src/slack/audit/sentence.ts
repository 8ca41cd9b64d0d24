import type { NamedEntry } from '../../domain/audit/store.ts';
import { type AuditAction, auditActions } from '../../domain/audit-actions.ts';
import { clamp } from '../../domain/characters.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';
import { noGroupsWords } from '../../messages/group-words.ts';
import type { Told } from '../../texts/en/audit.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, mention } from '../blocks.ts';

/** Facts as the audit log stores them: old entries, and those of other versions, may have any. */
export type Facts = Readonly<Record<string, unknown>>;

/** The longest name, list of groups, or note in a line. */
const MAX_VALUE = 300;

/** "Grace invited una@lovelace.example as Remote · all device groups": what happened, from what was stored about it. */
export function sentenceOf(entry: NamedEntry, template: RoleTemplate): Inline[] {
  const { sentences, other } = texts().audit;
  const { action } = entry;
  const told = toldOf(entry, template);
  return isKnown(action) ? sentences[action]<Inline>(told) : other<Inline>({ ...told, action });
}

export const factsOf = (facts: unknown): Facts =>
  typeof facts === 'object' && facts !== null ? (facts as Facts) : {};

/** A fact in words; empty when it isn't there. */
export function textOf(fact: unknown): string {
  if (fact === undefined || fact === null) return '';
  if (Array.isArray(fact)) return clamp(fact.map(textOf).filter(Boolean).join(', '), MAX_VALUE);
  return clamp(typeof fact === 'object' ? JSON.stringify(fact) : String(fact), MAX_VALUE);
}

/** Groups by name; with none, what the template says. */
export function groupsText(groups: unknown, template: RoleTemplate): string {
  return textOf(groups) || noGroupsWords(template);
}

const isKnown = (action: string): action is AuditAction =>
  (auditActions as readonly string[]).includes(action);

function toldOf(entry: NamedEntry, template: RoleTemplate): Told<Inline> {
  const [before, after] = [factsOf(entry.before), factsOf(entry.after)];
  const role = textOf(after.role);
  const rights: Readonly<Record<string, string>> = texts().capabilities;
  return {
    by: actorOf(entry),
    who: subjectOf(entry),
    isOwn: entry.actor === entry.subjectId || entry.actor === `link:${entry.subject}`,
    access:
      role && 'groups' in after
        ? texts().access.labelled({ role, groups: groupsText(after.groups, template) })
        : role,
    role,
    account: isAccount(textOf(after.slackUser)) ? mention(textOf(after.slackUser)) : null,
    formerEmail: textOf(before.email),
    name: textOf(after.link ?? after.name ?? before.name),
    count: countIn(after.invitations, before.members, after.links, after.deliveries),
    isApproved: after.approved === true,
    isObsolete: after.because !== undefined,
    kind: textOf(after.slackAccount) || entry.subject,
    isRemembered: after.remembered === true,
    right: rights[textOf(after.right)] ?? '',
    asked: (Array.isArray(after.asked) ? after.asked : []).map(each => personOf(textOf(each))),
  };
}

/** The first of these that is a number or a list. */
function countIn(...facts: unknown[]): number {
  const found = facts.find(fact => typeof fact === 'number' || Array.isArray(fact));
  return Array.isArray(found) ? found.length : Number(found ?? 0);
}

/** Who acted: a person of Slack is mentioned; who answers by email has an address alone. */
function actorOf({ actor, actorName, apiKeyName }: NamedEntry): Inline {
  const said = texts().audit;
  if (isAccount(actor)) return mention(actor);
  const [kind, rest = ''] = actor.split(/:(.*)/su);
  if (kind === 'link') return rest;
  if (kind === 'invite-link') return said.byInviteLink;
  if (kind === 'api-key') {
    const [name, owner] = [apiKeyName, actorName].map(each => clamp(each ?? '', MAX_VALUE));
    return name ? said.byApiKey({ name, owner: owner ?? '' }) : said.byApi;
  }
  if (kind === 'directory') return said.byDirectory;
  return actor === 'foyer' ? 'Foyer' : actor;
}

/** Whom or what it is about: a mention, an address, or a name. */
function subjectOf({ subject, subjectId, action }: NamedEntry): Inline {
  if (subjectId) return mention(subjectId);
  if (subject.includes('@') || action === 'person.erase') return clamp(subject, MAX_VALUE);
  return bold(clamp(subject, MAX_VALUE));
}

/** A person by their account; who was erased has a pseudonym. */
const personOf = (stored: string): Inline => (isAccount(stored) ? mention(stored) : stored);

const isAccount = (value: string) => /^[UW][A-Z0-9]+$/u.test(value);
