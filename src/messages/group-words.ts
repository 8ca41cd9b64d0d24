import type { RoleTemplate } from '../domain/role-templates/template.ts';
import { texts } from '../texts/texts.ts';

type Group = RoleTemplate['group'];

/** What a template calls its groups, in the reader's language. */
export function groupWords({ id, group }: Pick<RoleTemplate, 'id' | 'group'>): Group {
  const said: Readonly<Record<string, Group>> = texts().templates;
  return said[id] ?? group;
}

/** What no group means: "all device groups", "no facility". */
export function noGroupsWords(template: RoleTemplate): string {
  const { one, many } = groupWords(template);
  const { allGroups, noGroup } = texts().access;
  return template.blankGroups === 'all' ? allGroups({ many }) : noGroup({ one });
}
