import type { Simulator } from 'local-slack';

/**
 * Grace sets up an organization as a person would, and approvals go to #approvals. If the workspace has one already, she
 * adds another.
 * @throws what Slack or Foyer said against it
 */
export async function setUp(
  slack: Simulator,
  { organization, template, groups }: { organization: string; template: string; groups: string[] },
): Promise<void> {
  const grace = slack.person('grace');
  await grace.command('/foyer');
  if (grace.modal()?.callback_id !== 'set-up') {
    if (grace.modal()) await grace.closeModal();
    await grace.command('/foyer org new');
  }
  await slack.waitFor(() => grace.modal()?.callback_id === 'set-up', 'the form to set up an organization');
  await grace.fill({
    organization,
    template: { value: template },
    groups: groups.join('\n'),
    channel: { channel: 'approvals' },
    domains: 'lovelace.example',
  });
  const { error, fieldErrors = {} } = await grace.submit();
  const problems = [error ?? [], Object.values(fieldErrors)].flat();
  if (problems.length > 0) throw new Error(problems.join(' '));
  if (grace.modal()) await grace.closeModal();
}
