import type { RichTextSection } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';
import { groupWords } from '../../messages/group-words.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, paragraph } from '../blocks.ts';

/** The groups that have no other admin, when one goes; nothing when there are none. */
export function withoutAdmin(template: RoleTemplate, groups: readonly string[]): RichTextSection[] {
  if (groups.length === 0) return [];
  const { one, many } = groupWords(template);
  const noun = groups.length === 1 ? one : many;
  const named = bold(clamp(groups.join(', '), 1000));
  return [paragraph(...texts().members.nobodyElseIsAdmin<Inline>({ noun, groups: named }))];
}
