import { z } from 'zod';
import { type Choices, type CsvFile, columns, encodings, type Table } from './csv/file.ts';
import type { Import } from './store.ts';

const place = z.number().int().min(0).max(1_000);

export const columnChoice = z.object({
  Email: place,
  Role: place.nullable(),
  Groups: place.nullable(),
  Name: z.array(place).max(10),
});

const choices = z.object({
  encoding: z.enum(encodings).optional(),
  columns: columnChoice.optional(),
  answers: z.record(z.string(), z.enum(columns).nullable()).optional(),
});

/** What Foyer keeps of how it read a draft's file. */
const reading = z.object({
  /** Foyer doesn't know the columns: the person chooses them before anything else. */
  needsColumns: z.boolean().default(false),
  /** The person chose the columns of such a file before. */
  isRemembered: z.boolean().default(false),
  /** Recognizes the header; null where there is none. */
  fingerprint: z.string().nullable().default(null),
  encoding: z.enum(encodings).default('utf-8'),
  otherEncodings: z.array(z.enum(encodings)).default([]),
  ignored: z.array(z.string()).default([]),
  ignoredCount: z.number().default(0),
  questions: z.array(z.object({ place, header: z.string(), column: z.enum(columns) })).default([]),
  leftOut: z
    .object({
      lines: z.array(z.number()),
      inactive: z.object({ count: z.number(), header: z.string() }).nullable(),
    })
    .default({ lines: [], inactive: null }),
  choices: choices.default({}),
  /** The role and groups that the person chose for every row without a role. */
  everybody: z.object({ role: z.string(), groups: z.string() }).nullable().default(null),
});

export type Reading = z.output<typeof reading>;

const NAMED = 20;
const MAX_HEADER = 100;

/** The reading of a file whose columns are known. */
export function readingOf(file: CsvFile, chosen: Choices, isRemembered: boolean): Reading {
  const { encoding, otherEncodings, ignoredColumns, questions, leftOut, table } = file;
  return reading.parse({
    isRemembered,
    fingerprint: table.fingerprint,
    encoding,
    otherEncodings,
    ignored: ignoredColumns.slice(0, NAMED).map(cut),
    ignoredCount: ignoredColumns.length,
    questions: questions.slice(0, NAMED).map(each => ({ ...each, header: cut(each.header) })),
    leftOut: { ...leftOut, lines: leftOut.lines.slice(0, NAMED) },
    choices: chosen,
  });
}

const cut = (header: string) => header.slice(0, MAX_HEADER).toWellFormed();

/** The reading of a file whose columns the person has to choose. */
export function readingWithout({ fingerprint }: Table, chosen: Choices = {}): Reading {
  return reading.parse({ needsColumns: true, fingerprint, choices: chosen });
}

/** How a draft's file was read; the usual for drafts that Foyer began before it kept this. */
export function storedReading(found: Pick<Import, 'reading'>): Reading {
  return reading.parse(found.reading ?? {});
}

/** Must the person say something about the columns before anything is sent? */
export function isAsking({ needsColumns, questions }: Reading): boolean {
  return needsColumns || questions.length > 0;
}
