import type { Plot } from '../reports/plot.ts';
import type { Goal } from './goals.ts';
import type { Server } from './postgres.ts';

/** What a part of the benchmark measured. */
export interface Measured {
  /** Markdown: tables and what to know about them. */
  lines: string[];
  goals?: Goal[];
  /** Pictures by name. */
  plots?: Record<string, Plot>;
}

export interface Options {
  /** Only shows that everything runs. */
  quick: boolean;
  /** Adds what takes minutes. */
  long: boolean;
  progress: (text: string) => void;
}

/** Measures one thing beside another. */
export type Part = (server: Server, options: Options) => Promise<Measured>;
