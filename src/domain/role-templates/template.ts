import type { Capability, GroupLevel } from '../roles.ts';

/** A role as a template offers it. */
export interface TemplateRole {
  name: string;
  /** One line, shown where the role is chosen; at most 75 characters, Slack's limit for an option. */
  description: string;
  capabilities: readonly Capability[];
  /** The level that this role gives in each of a person's groups. */
  groupLevel: GroupLevel;
}

/** A remark under the matrix. */
export type Footnote = 'premium' | 'planLimits' | 'facilityAdmins';

/** One line of the role matrix that people read. */
export interface PermissionRow {
  /** The article's words; src/texts has them in each language. */
  label: string;
  /** Names of the roles that have this permission. */
  roles: readonly string[];
}

/** What an organization starts from. */
export interface RoleTemplate {
  id: string;
  name: string;
  group: { one: string; many: string };
  /** What it means to choose no group. */
  blankGroups: 'all' | 'none';
  /** From the top role down. */
  roles: readonly TemplateRole[];
  /** The role of people whose join request is accepted without choosing one. */
  defaultRole: string;
  /** The capabilities that the level "admin" in a group gives inside that group. */
  groupAdminCapabilities: readonly Capability[];
  matrix: readonly PermissionRow[];
  /** The rights that Foyer enforces for a row of the matrix, by its label; other rows are only described. */
  enforced: Readonly<Record<string, readonly Capability[]>>;
  /** The footnotes under the matrix, by name: src/texts has their words. */
  footnotes: readonly Footnote[];
}
