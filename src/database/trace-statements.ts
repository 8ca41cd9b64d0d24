import type { TracerProvider } from '@opentelemetry/api';
import { PrismaInstrumentation } from '@prisma/instrumentation';

/** Makes each statement a step of its trace; its text has placeholders instead of values. */
export function traceStatements(provider: TracerProvider): void {
  const statements = new PrismaInstrumentation();
  statements.setTracerProvider(provider);
  statements.enable();
}
