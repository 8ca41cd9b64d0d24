import { shortDayText } from '../texts/dates.ts';
import { bold, type Chart, type Content, type Inline, paragraph } from './content.ts';

/** The same sentence with an organization's name as plain text and as a channel draws it. */
type Sentence = <Piece>(facts: { organization: Piece }) => (Piece | string)[];

/** What happened in an organization, in a sentence and as a chart by day. */
export function chartMessage(
  organization: { name: string },
  sentence: Sentence,
  { title, days, series }: Pick<Chart, 'title' | 'series'> & { days: readonly string[] },
): Content {
  const categories = days.map(day => shortDayText(new Date(day), 'UTC'));
  return {
    summary: sentence({ organization: organization.name }).join(''),
    parts: [
      paragraph(...sentence<Inline>({ organization: bold(organization.name) })),
      { chart: { title, categories, series } },
    ],
  };
}
