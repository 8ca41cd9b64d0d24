import type { Delivery } from '../../domain/webhooks/log/store.ts';
import { texts } from '../../texts/texts.ts';
import { dateTime, type Inline } from '../blocks.ts';

/** "Answered 500", or why there was no answer; null: nothing was tried yet. */
export function outcomeOf({ status, problem }: Delivery): string | null {
  const said = texts().webhooks;
  const problems: Readonly<Record<string, string>> = said.problems;
  if (problem !== null) return problems[problem] ?? problem;
  if (status === null) return null;
  return status >= 300 && status < 400 ? said.redirected({ status }) : said.answered({ status });
}

/** “Answered 500 · 3 tries · Next try Nov 27”: how the tries went so far. */
export function triesOf(delivery: Delivery): Inline[] {
  const said = texts().webhooks;
  const { attempts, state, dueAt, isBehind } = delivery;
  const outcome = outcomeOf(delivery);
  const parts: Inline[][] = [
    ...(outcome ? [[outcome]] : []),
    ...(attempts > 0 ? [[said.tries({ count: attempts })]] : []),
    ...(isBehind ? [[said.behind]] : []),
    ...(state === 'waiting' && dueAt && !isBehind ? [said.nextTry<Inline>({ at: dateTime(dueAt) })] : []),
  ];
  return parts.flatMap((part, index) => (index > 0 ? [' · ', ...part] : part));
}
