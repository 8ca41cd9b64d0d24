import { DomainError } from '../domain/errors.ts';
import { requestNotes } from '../log/request.ts';
import { traced } from '../tracing/tracing.ts';
import { operations } from './metrics.ts';

/** Counts an operation, makes it a step of its trace, and notes it for the line of its request in the log. */
export function watchOperation<Result>(operation: string, run: () => Promise<Result>): Promise<Result> {
  return traced('step', operation, async ({ note }) => {
    const ended = (outcome: string) => {
      operations.inc({ operation, outcome });
      requestNotes()?.operations.push(`${operation}:${outcome}`);
      note({ outcome });
    };
    try {
      const result = await run();
      ended('done');
      return result;
    } catch (error) {
      ended(error instanceof DomainError ? error.code : 'failed');
      throw error;
    }
  });
}
