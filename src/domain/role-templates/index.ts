import { crowdsec } from './crowdsec.ts';
import { secaro } from './secaro.ts';
import { senturo } from './senturo.ts';
import type { RoleTemplate } from './template.ts';

/** THE list of templates, in the order in which the set-up offers them. */
export const roleTemplates: readonly RoleTemplate[] = [senturo, secaro, crowdsec];

/** The template of an organization. @throws Error when the id is unknown: the database contains only our own */
export function roleTemplate(id: string): RoleTemplate {
  const found = roleTemplates.find(template => template.id === id);
  if (!found) throw new Error(`There is no role template "${id}".`);
  return found;
}
