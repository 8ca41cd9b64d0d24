import type { Workplace } from '../support/process.ts';
import { submitSetUp } from '../support/story.ts';
import { until } from './until.ts';

/** Grace makes the organization. A process that has just started may be too slow for a trigger's 3 s, so she tries until its window opens. */
export async function setUpAt({ slack }: Workplace): Promise<void> {
  const grace = slack.person('grace');
  await until(async () => {
    await grace.command('/invite');
    return grace.modal();
  }, 'the set-up to open');
  await grace.closeModal();
  await submitSetUp(grace);
  await slack.waitFor(() => grace.modal()?.title === 'Foyer is set up', 'the organization to be made');
  await grace.closeModal();
}
