import { z } from 'zod';
import { texts } from '../texts/texts.ts';
import { chartMessage } from './chart-message.ts';
import { paragraph } from './content.ts';
import type { Render } from './message.ts';

const facts = z.object({
  weeks: z.array(z.object({ monday: z.iso.date(), invited: z.int(), joined: z.int(), waiting: z.int() })),
});

/** What happened last week, in words, and the weeks before as a chart. */
export const weeklyDigestMessage: Render = ({ data, organization }) => {
  const { weeks } = facts.parse(data);
  const last = weeks.at(-1);
  if (!last) return null;
  const said = texts().digests;
  const { summary, parts } = chartMessage(organization, named => said.week({ ...named, ...last }), {
    title: said.chartTitle,
    days: weeks.map(({ monday }) => monday),
    series: (['invited', 'joined', 'waiting'] as const).map(key => ({
      name: said[key],
      values: weeks.map(week => week[key]),
    })),
  });
  return { summary, parts: [...parts, paragraph(said.everyMonday)] };
};
