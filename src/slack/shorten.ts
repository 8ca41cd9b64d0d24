import type { Option } from '@slack/types';
import { clamp } from '../domain/characters.ts';
import { texts } from '../texts/texts.ts';
import { plain } from './blocks.ts';

/** Does an answer fit the connection to Slack? */
export type Fits = (answer: unknown) => boolean;

/** A shorter message under a field would say nothing. */
const TEXT_LEAST = 40;

/** Cuts messages under fields until they fit together. */
export function fittingErrors(errors: Record<string, string>, fits: Fits): Record<string, string> {
  const answer = (most: number) =>
    Object.fromEntries(Object.entries(errors).map(([block, text]) => [block, clamp(text, most)]));
  let most = 3_000;
  while (most > TEXT_LEAST && !fits({ response_action: 'errors', errors: answer(most) })) most /= 2;
  return answer(most);
}

/** The answer to a search in a select: as many options as fit, and a note above them when some are left out. */
export function fittingOptions(
  options: Option[],
  fits: Fits,
): { options: Option[] } | { option_groups: { label: ReturnType<typeof plain>; options: Option[] }[] } {
  if (fits({ options })) return { options };
  const shortened = (count: number) => ({
    option_groups: [
      {
        label: plain(texts().answers.firstOptions({ shown: count, all: options.length }), 75),
        options: options.slice(0, count),
      },
    ],
  });
  let least = 1;
  let most = options.length;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(shortened(middle))) least = middle;
    else most = middle - 1;
  }
  return shortened(least);
}
