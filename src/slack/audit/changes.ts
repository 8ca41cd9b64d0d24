import type { AuditEntry } from '../../domain/audit/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';
import { type Settings, settingsOf } from '../../domain/settings/settings.ts';
import type { Texts } from '../../texts/en/texts.ts';
import { texts } from '../../texts/texts.ts';
import { changeLines } from '../organizations/settings-changes.ts';
import { type Facts, factsOf, groupsText, textOf } from './sentence.ts';

type Fact = keyof Texts['audit']['facts'];

/** Facts that are said alone, because they have no value before. */
const alone: readonly Fact[] = ['reason', 'note'];

/** "Role: Analyst → Investigator" for each fact that changed, and what somebody wrote. */
export function changesOf({ action, before, after }: AuditEntry, template: RoleTemplate): string[] {
  if (action === 'organization.edit') return [];
  const said = texts().audit;
  const [had, has] = [factsOf(before), factsOf(after)];
  return (Object.keys(said.facts) as Fact[]).flatMap(key => {
    const fact = said.facts[key];
    if (alone.includes(key)) return has[key] ? [said.fact({ fact, value: textOf(has[key]) })] : [];
    if (!(key in had) || !(key in has)) return [];
    const [from, to] = [factIn(key, had, template), factIn(key, has, template)];
    return from === to ? [] : [said.changed({ fact, from, to })];
  });
}

function factIn(key: Fact, facts: Facts, template: RoleTemplate): string {
  if (key === 'groups') return groupsText(facts.groups, template);
  if (key === 'capabilities' && Array.isArray(facts.capabilities)) {
    const names: Readonly<Record<string, string>> = texts().capabilities;
    return textOf(facts.capabilities.map(each => names[String(each)] ?? each)) || texts().audit.none;
  }
  return textOf(facts[key]) || texts().audit.none;
}

/** Each setting that changed, in the words of the settings; settings of other versions are left out. */
export function settingsLines(
  { action, before, after }: AuditEntry,
  organization: Organization,
): ReturnType<typeof changeLines>[number]['elements'] {
  if (action !== 'organization.edit') return [];
  const known = Object.keys(settingsOf(organization));
  const only = (facts: Facts): Partial<Settings> =>
    Object.fromEntries(known.flatMap(key => (key in facts ? [[key, facts[key]]] : [])));
  const changed = { before: only(factsOf(before)), after: only(factsOf(after)) };
  if (Object.keys(changed.after).length === 0) return [];
  return changeLines(changed).flatMap(({ elements }) => elements);
}
