import type { FindingCode, FindingData } from '../domain/imports/findings.ts';

/** What a person reads about each finding; `value` is the part of the cell, in quotation marks. */
export type Findings = { [Code in FindingCode]: (data: FindingData[Code], value: string) => string };
