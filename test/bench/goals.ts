import { markdown } from './markdown.ts';

/** The allowed factor to the yardstick, at most or at least, and the measured one. */
export type Goal = { name: string; measured: number } & ({ most: number } | { least: number });

/** The Markdown table of the goals, and where those are that are no times. */
export function goalsTable(goals: Goal[]): string[] {
  const rows = goals.map(goal => [
    goal.name,
    'most' in goal ? `at most ${goal.most} ×` : `at least ${goal.least} ×`,
    `${goal.measured.toFixed(2)} ×`,
    isMet(goal) ? 'met' : 'not met',
  ]);
  return [
    markdown(['goal', '', 'measured', ''], rows),
    'How many statements an invitation, an acceptance, a list, a group’s removal and a delivery may take is held by `test/budgets`.',
  ];
}

function isMet(goal: Goal): boolean {
  return 'most' in goal ? goal.measured <= goal.most : goal.measured >= goal.least;
}
