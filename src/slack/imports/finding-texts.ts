import { clamp } from '../../domain/characters.ts';
import type { Finding, FindingCode, FindingData } from '../../domain/imports/findings.ts';
import type { ResolvedRow } from '../../domain/imports/store.ts';
import { texts } from '../../texts/texts.ts';

const LONGEST_VALUE = 80;

/** The text of a finding: the column, the value, and what to do. */
export function findingText(finding: Finding): string {
  const problem = textOf(finding.code, finding.data, quoted(finding.value));
  return finding.column === 'Row' ? problem : texts().uploads.about({ what: finding.column, problem });
}

function textOf<Code extends FindingCode>(code: Code, data: FindingData[Code], value: string): string {
  return texts().findings[code](data, value);
}

/** Why a row wasn't sent, for the fix-me CSV. */
export function reasonOf(row: Pick<ResolvedRow, 'outcome' | 'findings'>): string {
  if (row.outcome === 'removed') return texts().uploads.takenOut;
  const findings = (row.findings ?? []) as unknown as Finding[];
  return findings.map(findingText).join(' ');
}

const quoted = (value: string) => texts().uploads.quoted(clamp(value, LONGEST_VALUE));
