import type { Measured, Options } from '../part.ts';
import type { Server } from '../postgres.ts';
import { bookedTurns } from './booked-turns.ts';
import { measureCommitting } from './committing.ts';
import { measureDelivering } from './delivering.ts';
import { measureReading } from './reading.ts';

/** The steps of an import, each beside its yardstick: what to print. */
export async function measureImports(server: Server, options: Options): Promise<Measured> {
  const reading = await measureReading(options);
  options.progress('read');
  const committing = await measureCommitting(server, options);
  const delivering = await measureDelivering(server, options);
  return { lines: [...reading, ...committing, ...delivering], goals: [await bookedTurns(server)] };
}
