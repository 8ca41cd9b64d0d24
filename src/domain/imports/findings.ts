import type { PersonProblem } from '../person-problem.ts';
import type { Column } from './csv/file.ts';

/** The data of each finding; its text is elsewhere. */
export interface FindingData {
  'email-missing': Record<never, never>;
  /** `suggestion`: the address that the person clearly meant, or null. */
  'invalid-email': { suggestion: string | null };
  'email-too-long': { length: number; most: number };
  /** One label of a domain mixes letters of several scripts. `ascii`: the domain as mail uses it. */
  'mixed-scripts': { ascii: string; resembles: string | null };
  /** A domain in another script whose letters all look like Latin ones. */
  lookalike: { ascii: string; resembles: string };
  /** `lines`: the first ten other rows with this address; `count`: all others. */
  duplicate: { lines: number[]; count: number };
  'own-address': Record<never, never>;
  /** A row of the template that nobody removed. */
  'template-example': Record<never, never>;
  uninvitable: { who: string; reason: PersonProblem };
  /** Null where the uploader's lists don't show the member. */
  'new-account': { who: string | null };
  'role-missing': { roles: string[] };
  'unknown-role': { roles: string[]; nearest: string | null };
  'role-case': { name: string };
  'cannot-grant-role': { role: string };
  'role-needs-groups': { role: string };
  'unknown-group': { nearest: string | null };
  /** `count` more names are unknown, beyond those that are listed one by one. */
  'more-unknown-groups': { count: number };
  'groups-too-long': { length: number; most: number };
  'group-case': { name: string };
  'cannot-grant-group': { group: string };
  /** A person who acts only for particular groups chose no group. */
  'cannot-grant-blank-groups': { blankMeansAll: boolean };
  'name-too-long': { length: number; most: number };
  /** Characters that were lost in conversion, or that no name contains. */
  'name-damaged': Record<never, never>;
  /** The name is the name of a group, most often because of an unquoted comma between groups. */
  'name-is-group': { group: string };
  /** The uploader may not change this member or invitation now. */
  'cannot-manage-member': {
    /** Null where the uploader's lists don't show the person: they only learn that somebody exists. */
    state: 'active' | 'deactivated' | 'pending' | null;
    reason: 'role' | 'groups';
  };
  /** The directory with this name decides it. */
  'from-directory': { directory: string; what: 'state' | 'groups' };
  'not-allowed': Record<never, never>;
  /** The organization requires a pause between two messages to one address. */
  'resent-too-soon': { minutes: number };
  /** Null for uploaders who can't see it. */
  'unknown-action': { nearest: string | null };
  /** Nobody to deactivate: the person is invited, or unknown. */
  'no-member': { isInvited: boolean };
  /** No pending invitation to revoke: the person is a member, or unknown. */
  'no-invitation': { isMember: boolean };
  'no-seat': { limit: number | null; used: number | null; needed: number };
}

/** The column of a finding; `Row`: the whole row. */
export type FindingColumn = Column | 'Action' | 'Row';

export type FindingCode = keyof FindingData;

/** A finding about one cell, or about a whole row. */
export type Finding = {
  [Code in FindingCode]: {
    /** Index into the checked rows. */
    row: number;
    /** Line of the file, from 1. */
    line: number;
    column: FindingColumn;
    /** The affected part of the cell, at most 200 characters. */
    value: string;
    severity: 'error' | 'warning';
    code: Code;
    data: FindingData[Code];
    /** The corrected cell, when pressing once can fix it; until then the row isn't sent. */
    fix?: string;
  };
}[FindingCode];

/** Does a finding stop its row from being sent? An error does, and a warning that offers a fix. */
function blocks(finding: Finding): boolean {
  return finding.severity === 'error' || finding.fix !== undefined;
}

/** Findings show at most this much of a cell. */
const MAX_VALUE = 200;

/** Collects the findings of one row. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #row: number;
  readonly #line: number;

  constructor(row: number, line: number) {
    this.#row = row;
    this.#line = line;
  }

  error<Code extends FindingCode>(
    column: FindingColumn,
    value: string,
    code: Code,
    data: FindingData[Code],
    fix?: string,
  ): void {
    this.#add({ column, value, severity: 'error', code, data, ...(fix !== undefined && { fix }) });
  }

  warning<Code extends FindingCode>(
    column: FindingColumn,
    value: string,
    code: Code,
    data: FindingData[Code],
    fix?: string,
  ): void {
    this.#add({ column, value, severity: 'warning', code, data, ...(fix !== undefined && { fix }) });
  }

  get areBlocking(): boolean {
    return this.list.some(blocks);
  }

  #add(finding: Omit<Finding, 'row' | 'line'>): void {
    const value =
      finding.value.length > MAX_VALUE
        ? `${finding.value.slice(0, MAX_VALUE).toWellFormed()}…`
        : finding.value;
    this.list.push({ row: this.#row, line: this.#line, ...finding, value } as Finding);
  }
}
