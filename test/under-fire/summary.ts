import { markdown, number } from '../bench/markdown.ts';
import { percentile } from '../bench/statistics.ts';
import { plot } from '../reports/plot.ts';
import type { Outcome, Plan, Round } from './run.ts';

/** What a run showed, as Markdown and a picture. */
export function summaryOf(
  plan: Plan,
  outcome: Outcome,
): { lines: string[]; plots: Record<'faults', string> } {
  const { rounds, kills, repeated, lost, ends, untried } = outcome;
  const ended = rounds.flatMap(round => round.ended);
  const sure = ended.filter(({ acknowledged }) => acknowledged);
  const wrong = rounds.flatMap(round => round.lies);
  const sizes = [...new Set(rounds.map(({ processes }) => processes))].sort((a, b) => a - b);
  return {
    lines: [
      `${number(plan.people)} people invite, accept, decline, revoke, ask, approve, reject, edit, deactivate and reactivate ${number(plan.people * plan.guests)} others through ${sizes.join(', ')} processes in turn. In each of the ${rounds.length} rounds ${plan.killsEach} processes are killed, and one more thing goes wrong. After each, every member, invitation, request, card, delivery and audit entry is compared with what people read.`,
      markdown(
        ['', ''],
        [
          ['operations', number(ended.length)],
          ['of which people read that it was done', number(sure.length)],
          ['processes killed without warning', number(kills)],
          ['processes that ended by themselves, and were started again', number(ends.length)],
          [
            'acknowledged changes lost, half done, twice; deliveries lost; cards that are false',
            number(wrong.length),
          ],
          [
            'requests whose person read that something went wrong, without a reason',
            number(
              rounds.flatMap(round => round.unexplained).filter(line => line.includes('"outcome"')).length,
            ),
          ],
          ['cards that came twice', number(repeated)],
          ['answers that Slack did not give, gave too late, or lost after it had done it', number(lost)],
        ],
      ),
      markdown(
        ['what went wrong', 'rounds', 'operations', 'read as done', 'wrong afterwards'],
        byPlague(rounds),
      ),
      ...(untried.length > 0
        ? [`Not tried, because only root can make a small disk: ${untried.join(', ')}.`]
        : []),
      ...(wrong.length > 0 ? ['What was wrong:', wrong.map(line => `- ${line}`).join('\n')] : []),
      'How long people waited until they read that it was done, in each round:',
      '![Waiting time by round](faults.svg)',
    ],
    plots: {
      faults: plot({
        title: 'Waiting time of acknowledged operations, several requests each',
        x: 'round',
        y: 'ms',
        lines: [50, 95].map(part => ({
          name: `${part} of 100 within`,
          points: rounds.flatMap((round, index) => {
            const ms = waited(round, part);
            return ms === null ? [] : [[index + 1, ms] as const];
          }),
        })),
      }),
    },
  };
}

function byPlague(rounds: readonly Round[]): string[][] {
  return [...Map.groupBy(rounds, ({ plague }) => plague)].map(([plague, all]) => {
    const ended = all.flatMap(round => round.ended);
    const sure = ended.filter(({ acknowledged }) => acknowledged);
    const wrong = all.flatMap(round => round.lies);
    return [plague, ...[all.length, ended.length, sure.length, wrong.length].map(number)];
  });
}

/** Null where nothing was acknowledged. */
function waited({ ended }: Round, part: number): number | null {
  const times = ended.filter(({ acknowledged }) => acknowledged).map(({ ms }) => ms);
  return times.length > 0 ? Math.round(percentile(times, part / 100)) : null;
}
