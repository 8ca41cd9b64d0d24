import type { RoleTemplate } from '../domain/role-templates/template.ts';
import { texts } from '../texts/texts.ts';

interface TemplateTexts {
  purpose: string;
  example: string;
  roles: Readonly<Record<string, string>>;
}

type Named = Pick<RoleTemplate, 'id' | 'roles'>;

/** What a template is for, and an example of its groups, in the reader's language. */
export function templateTexts({ id }: Pick<RoleTemplate, 'id'>): TemplateTexts {
  const said: Readonly<Record<string, TemplateTexts>> = texts().templates;
  return said[id] ?? { purpose: '', example: '', roles: {} };
}

/** What a role of a template is for, in the reader's language. */
export function templateRoleDescription(template: Named, role: string): string {
  const stored = template.roles.find(({ name }) => name === role)?.description ?? '';
  return templateTexts(template).roles[role] ?? stored;
}
