import { z } from 'zod';
import { type FoyerEvent, foyerEvents } from '../../src/events/events.ts';

/** A schema that takes nothing but what it names, at any depth. */
function strict(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Record<string, z.ZodType>);
    return z.strictObject(Object.fromEntries(fields.map(([name, field]) => [name, strict(field)])));
  }
  return schema instanceof z.ZodArray ? z.array(strict(schema.element as z.ZodType)) : schema;
}

const strictly = Object.fromEntries(
  Object.entries(foyerEvents).map(([type, schema]) => [type, strict(schema)] as const),
);

/** Reads an event that has what its schema names and nothing else. @throws ZodError */
export function readStrictly(value: unknown): FoyerEvent {
  const { type } = z.looseObject({ type: z.string() }).parse(value);
  const schema = strictly[type];
  if (!schema) throw new Error(`No schema has the type “${type}”.`);
  return schema.parse(value) as FoyerEvent;
}
