import type { Workplace } from '../support/process.ts';
import { type SetUpChoices, submitSetUp } from '../support/story.ts';
import { emptyQueue } from './queue.ts';
import { until } from './until.ts';

/**
 * Grace makes the organization. A process that has just started may be too slow for a trigger's 3 s, so she tries until
 * its window opens. The greeting of the workspace's owners is sent and closed afterwards, so that no fault is meant for it.
 */
export async function setUpAt({ slack, db }: Workplace, choices?: SetUpChoices): Promise<void> {
  const grace = slack.person('grace');
  await until(async () => {
    await grace.command('/invite');
    return grace.modal();
  }, 'the set-up to open');
  await grace.closeModal();
  await submitSetUp(grace, choices);
  await slack.waitFor(() => grace.modal()?.title === 'Foyer is set up', 'the organization to be made');
  await grace.closeModal();
  await emptyQueue(db);
}
