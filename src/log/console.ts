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
 * Sends what libraries print to the log: a printed error would show its message and all its properties, outside the
 * log's format.
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
