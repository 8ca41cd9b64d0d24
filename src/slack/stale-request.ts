import { z } from 'zod';
import { isStorable } from '../domain/characters.ts';

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

/** The JSON in a button's value or a view's metadata: not longer than Slack allows, with texts that can be stored. @throws SyntaxError */
export function jsonIn(text: string, most: number): unknown {
  if (text.length > most) throw new SyntaxError('It is longer than Slack allows.');
  return JSON.parse(text, (_, value) => {
    if (typeof value === 'string' && !isStorable(value)) throw new SyntaxError('A text can’t be stored.');
    return value;
  });
}
