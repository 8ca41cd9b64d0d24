import type { NamedGrant } from '../domain/access/snapshot.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { type RoleWithRights, rightsOf } from '../domain/role-templates/rights.ts';
import type { Capability } from '../domain/roles.ts';
import { texts } from '../texts/texts.ts';
import { groupsSentence } from './access-sentences.ts';
import { bold, type Inline, type Part, paragraph } from './content.ts';
import { groupWords } from './group-words.ts';
import { roleDescription } from './role-rights.ts';

/** What a new member got, and whom they can ask. */
export interface Welcomed {
  organization: { template: string };
  role: RoleWithRights & { name: string };
  grants: readonly NamedGrant[];
  lostGroups?: boolean;
  ask: { slackUserId: string | null; name: string } | null;
}

/** What a new member can do now: their role and its rights in plain words, their groups, and whom to ask. */
export function welcomeParts({ organization, role, grants, lostGroups, ask }: Welcomed): Part[] {
  const said = texts().welcome;
  const template = roleTemplate(organization.template);
  const { everywhere, inGroups } = rightsOf(role, template);
  const { many } = groupWords(template);
  const words = (some: readonly Capability[]) => some.map(each => texts().capabilities[each]);
  const groups = groupsSentence({ grants, ...(lostGroups !== undefined && { lostGroups }) }, template);
  const asked: Inline | null = ask?.slackUserId
    ? { mention: ask.slackUserId, name: ask.name }
    : ask && bold(ask.name);
  return [
    paragraph(bold(said.title)),
    {
      list: [
        said.role<Inline>({ role: bold(role.name), description: roleDescription(role, template) }),
        ...(everywhere.length > 0 ? [[said.can({ what: words(everywhere) })]] : []),
        ...(inGroups.length > 0 ? [[said.canInGroups({ many, what: words(inGroups) })]] : []),
        ...(groups ? [[groups]] : []),
        [said.whereToLook],
        ...(asked ? [said.ask<Inline>({ person: asked })] : []),
      ],
    },
  ];
}
