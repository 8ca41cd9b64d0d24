import type { PersonProblem } from '../people/rules.ts';
import type { Column } from './csv/file.ts';

/** What each finding carries; the words people read for it are not here. */
export interface FindingData {
  'email-missing': Record<never, never>;
  /** `suggestion`: the address that is plainly meant, or null. */
  'invalid-email': { suggestion: string | null };
  'email-too-long': { length: number; most: number };
  /** Letters of several scripts in one part of a domain. `ascii`: the domain as mail carries it. */
  'mixed-scripts': { ascii: string; resembles: string | null };
  /** A domain of another script whose letters all look like Latin ones. */
  lookalike: { ascii: string; resembles: string };
  /** `lines`: the other rows with this address, the first ten; `count`: all others. */
  duplicate: { lines: number[]; count: number };
  'own-address': Record<never, never>;
  /** A row of the template that was left in. */
  'template-example': Record<never, never>;
  uninvitable: { who: string; reason: PersonProblem };
  'role-missing': { roles: string[] };
  'unknown-role': { roles: string[]; nearest: string | null };
  'role-case': { name: string };
  'cannot-grant-role': { role: string };
  'role-needs-groups': { role: string };
  'unknown-group': { nearest: string | null };
  /** `count` names more are unknown, beyond those that are told one by one. */
  'more-unknown-groups': { count: number };
  'groups-too-long': { length: number; most: number };
  'group-case': { name: string };
  'cannot-grant-group': { group: string };
  /** No group chosen, by someone who acts for particular groups only. */
  'cannot-grant-blank-groups': { blankMeansAll: boolean };
  'name-too-long': { length: number; most: number };
  /** Characters that were lost on the way here, or that no name holds. */
  'name-damaged': Record<never, never>;
  /** The name is that of a group: most often a comma between groups that nobody quoted. */
  'name-is-group': { group: string };
  /** The uploader may not change this member or invitation as they stand now. */
  'cannot-manage-member': {
    /** Null where the uploader's lists do not show the person: they hear that there is somebody, and no more. */
    state: 'active' | 'deactivated' | 'pending' | null;
    reason: 'role' | 'groups';
  };
  'not-allowed': Record<never, never>;
  /** The organization wants a pause between two messages to one address. */
  'resent-too-soon': { minutes: number };
  'nothing-to-change': Record<never, never>;
  /** Null for those who are not told. */
  'no-seat': { limit: number | null; used: number | null; needed: number };
}

export type FindingCode = keyof FindingData;

/** What is to say of one cell, or of a whole row. */
export type Finding = {
  [Code in FindingCode]: {
    /** Index into the rows that were checked. */
    row: number;
    /** Line of the file, from 1. */
    line: number;
    column: Column | 'Row';
    /** The part of the cell that it is about, at most 200 characters of it. */
    value: string;
    severity: 'error' | 'warning';
    code: Code;
    data: FindingData[Code];
    /** The whole cell as it should be, where pressing once may mend it; until then the row is not sent. */
    fix?: string;
  };
}[FindingCode];

/** Does a finding keep its row from being sent: an error does, and a warning that waits for its fix. */
function blocks(finding: Finding): boolean {
  return finding.severity === 'error' || finding.fix !== undefined;
}

/** More of a cell than this nobody reads in a finding. */
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
    column: Column | 'Row',
    value: string,
    code: Code,
    data: FindingData[Code],
  ): void {
    this.#add({ column, value, severity: 'error', code, data });
  }

  warning<Code extends FindingCode>(
    column: Column | 'Row',
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
