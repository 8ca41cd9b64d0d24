import type { Tally } from '../../domain/page.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

type Count = number | Tally;

/** The messages about what waits, each morning, and about what happened, each Monday. */
export const digests = {
  requests: (count: Count) => english.plural(count, { one: '# join request', other: '# join requests' }),
  approvals: (count: Count) =>
    english.plural(count, { one: '# accepted invitation', other: '# accepted invitations' }),
  leavers: (count: Count) =>
    english.plural(count, { one: '# member who left Slack', other: '# members who left Slack' }),
  waits: <Piece>({
    organization,
    things,
    count,
  }: {
    organization: Piece;
    things: readonly string[];
    count: Count;
  }) =>
    pieces`${organization}: ${english.and(things)} ${english.plural(count, { one: 'needs', other: 'need' })} a decision.`,
  unanswered: (count: Count) =>
    ` ${english.plural(count, { one: '# invitation isn’t answered yet.', other: '# invitations aren’t answered yet.' })}`,
  manageRequests: 'Manage join requests',
  showLeavers: 'Show who left Slack',
  week: <Piece>({
    organization,
    invited,
    joined,
    waiting,
  }: {
    organization: Piece;
    invited: number;
    joined: number;
    waiting: number;
  }) =>
    pieces`${organization} last week: ${english.number(invited)} invited, ${english.number(joined)} joined, ${english.number(waiting)} waiting for an answer.`,
  chartTitle: 'Invited, joined, and waiting by week',
  invited: 'Invited',
  joined: 'Joined',
  waiting: 'Waiting',
  seats: <Piece>({
    organization,
    from,
    to,
    day,
  }: {
    organization: Piece;
    from: number;
    to: number;
    day: string;
  }) =>
    from === to
      ? pieces`${organization}: ${english.plural(to, { one: '# seat', other: '# seats' })} used, as on ${day}.`
      : pieces`${organization}: ${english.plural(to, { one: '# seat', other: '# seats' })} used, ${english.number(from)} on ${day}.`,
  seatsTitle: 'Seats used over the last weeks',
  seatsUsed: 'Used',
  seatLimit: 'Limit',
  everyMonday: 'You get this every Monday. You can turn it off in Settings.',
};
