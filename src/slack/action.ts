import type { z } from 'zod';
import { decoded, jsonIn } from './stale-request.ts';

/** Slack allows 2000 characters in a button's value. */
const MAX_VALUE = 2000;

/** Something that people can press: its id and the facts that a press carries. */
export interface Action<Value> {
  readonly id: string;
  encode(value: Value): string;
  /** Do these facts fit into a button? */
  fits(value: Value): boolean;
  /** @throws StaleRequestError when a press carries something else */
  decode(value: string | undefined): Value;
}

/** Names a press once, so that the view with the button and the route that handles it can't differ. */
export function action<Schema extends z.ZodType>(id: string, schema: Schema): Action<z.output<Schema>> {
  return {
    id,
    encode(value) {
      const text = JSON.stringify(value);
      if (text.length > MAX_VALUE) throw new Error(`The value of "${id}" is too long for a button.`);
      return text;
    },
    fits: value => JSON.stringify(value).length <= MAX_VALUE,
    decode: value => decoded(() => schema.parse(jsonIn(value ?? '{}', MAX_VALUE))),
  };
}
