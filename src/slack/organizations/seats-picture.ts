import type { KnownBlock } from '@slack/types';
import type { Organization } from '../../domain/organizations/store.ts';
import type { SeatDay } from '../../domain/weeks/store.ts';
import { shortDayText } from '../../texts/dates.ts';
import { texts } from '../../texts/texts.ts';
import { actions, button, paragraphBlock, preformatted } from '../blocks.ts';
import { seatsChartAction } from './actions.ts';

/** A full bar has this many characters, so that a line fits a phone. */
const WIDTH = 16;

/**
 * Used seats over the last weeks, in words and as bars in a font of fixed width; modals take no charts, so a press sends
 * it.
 */
export function seatsPicture(
  { id: organizationId, seatLimit: limit }: Pick<Organization, 'id' | 'seatLimit'>,
  days: readonly SeatDay[],
): KnownBlock[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < 2) return [];
  const said = texts().settings;
  const most = Math.max(1, limit ?? 0, ...days.map(({ seats }) => seats));
  const labels = days.map(({ day }) => shortDayText(new Date(day), 'UTC'));
  const width = Math.max(...labels.map(label => label.length));
  const lines = days.map(({ seats }, index) => {
    const bar = '█'.repeat(Math.round((seats / most) * WIDTH)).padEnd(WIDTH);
    return `${(labels[index] ?? '').padEnd(width)}  ${bar}  ${texts().counts.number(seats)}`;
  });
  const sentence = said.seatsSince({ from: first.seats, to: last.seats, day: labels[0] ?? '' });
  return [
    paragraphBlock(sentence),
    preformatted(lines.join('\n')),
    actions(button(seatsChartAction, { organizationId }, said.sendChart)),
  ];
}
