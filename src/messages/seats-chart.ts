import { z } from 'zod';
import { shortDayText } from '../texts/dates.ts';
import { texts } from '../texts/texts.ts';
import { chartMessage } from './chart-message.ts';
import type { Render } from './message.ts';

const facts = z.object({
  days: z.array(z.object({ day: z.iso.date(), seats: z.int() })),
  limit: z.int().optional(),
});

/** The used seats over the last weeks, in words and as a chart with the limit, where there is one. */
export const seatsChartMessage: Render = ({ data, organization }) => {
  const { days, limit } = facts.parse(data);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const { digests } = texts();
  const said = { from: first.seats, to: last.seats, day: shortDayText(new Date(first.day), 'UTC') };
  return chartMessage(organization, named => digests.seats({ ...named, ...said }), {
    title: digests.seatsTitle,
    days: days.map(({ day }) => day),
    series: [
      { name: digests.seatsUsed, values: days.map(({ seats }) => seats) },
      ...(limit === undefined ? [] : [{ name: digests.seatLimit, values: days.map(() => limit) }]),
    ],
  });
};
