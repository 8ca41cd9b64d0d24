import { z } from 'zod';

/** A press or a value from an older version, or from no version of Foyer. */
export class StaleRequestError extends Error {}

/** Decodes what a button, a view or a form carries. @throws StaleRequestError when it is something else */
export function decoded<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      throw new StaleRequestError('The request carries something that this version does not know.');
    }
    throw error;
  }
}
