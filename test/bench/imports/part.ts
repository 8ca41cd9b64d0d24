import type { Server } from '../postgres.ts';
import { measureCommitting } from './committing.ts';
import { measureDelivering } from './delivering.ts';
import { measureReading } from './reading.ts';

/** The steps of an import, each beside its yardstick: what to print. */
export async function measureImports(
  server: Server,
  options: { quick: boolean; long: boolean; progress: (text: string) => void },
): Promise<string[]> {
  const reading = await measureReading(options);
  options.progress('read');
  const committing = await measureCommitting(server, options);
  return [...reading, ...committing, ...(await measureDelivering(server, options))];
}
