import { z } from 'zod';
import type { Action } from './action.ts';
import { fieldOf } from './form.ts';
import { decoded } from './stale-request.ts';

const element = z.object({ action_id: z.string(), value: z.string().optional() });
const block = z.looseObject({ accessory: z.unknown().optional(), elements: z.array(z.unknown()).optional() });

/**
 * Reads what the buttons of one action carry in a view, from the top down. Slack returns the whole view with every
 * press and submission, so a list that somebody is writing is stored only in the view itself.
 * @throws StaleRequestError when one carries something else
 */
export function buttonValuesIn<Value>(blocks: readonly unknown[], action: Action<Value>): Value[] {
  return blocks
    .flatMap(each => {
      const { accessory, elements = [] } = decoded(() => block.parse(each));
      return [accessory, ...elements];
    })
    .flatMap(each => {
      const read = element.safeParse(each);
      return read.success && fieldOf(read.data.action_id) === action.id
        ? [action.decode(read.data.value)]
        : [];
    });
}
