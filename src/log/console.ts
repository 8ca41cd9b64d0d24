import type { Logger } from 'pino';
import { firstWords } from './first-words.ts';

const LEVELS = {
  error: 'warn',
  warn: 'warn',
  trace: 'warn',
  info: 'debug',
  log: 'debug',
  debug: 'debug',
} as const;

/**
 * Leads what libraries print into the log: printed, an error shows its words and everything that it carries, and the
 * output holds lines that are none of the log's.
 */
export function consoleInto(log: Logger, target: Console = console): void {
  for (const [name, level] of Object.entries(LEVELS)) {
    target[name as keyof typeof LEVELS] = (...parts: unknown[]) => {
      const err = parts.find(each => each instanceof Error);
      const text = parts.find(each => typeof each === 'string') ?? '';
      log[level](
        { source: 'console', ...(err && { err }) },
        firstWords(text as string) || 'a library tells of something',
      );
    };
  }
}
