import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, home, modal, press, submit } from './cast.ts';

/** The owner looks after the settings, groups, links, roles and the audit log of her organization. */
export async function playOrganization(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  await grace.command('/invite settings');
  await grace.fill({ 'Welcome message': 'Good to have you here', 'Time zone': 'Europe/London' });
  await submit(grace, 'are saved');
  await grace.closeModal();
  await grace.press(home(grace), 'Settings');
  await grace.closeModal();
  await playGroups(foyer);
  await playRoles(foyer);
  await grace.press(home(grace), 'Audit trail');
  await press(grace, 'Older ›');
  await press(grace, '‹ Newer');
  await press(grace, 'Filter');
  await grace.fill({ Category: 'Members' });
  await submit(grace, 'Members');
  await press(grace, 'Export CSV');
  await grace.goBack().catch(() => {});
  if (grace.modal()?.title !== 'Audit trail') await grace.command('/invite audit');
  if (modal(grace).buttons().includes('Show everything')) await press(grace, 'Show everything');
  await grace.closeModal();
  await grace.command('/invite audit');
  await grace.closeModal();
  await untilIdle(foyer);
}

async function playGroups(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  await grace.press(home(grace), 'Open Device groups');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await press(grace, 'Add device groups');
  await grace.fill({ Names: 'Aaron canary' });
  await submit(grace, 'Added');
  await press(grace, 'Rename', 'Aaron canary');
  await grace.fill({ Name: 'Aaron canary again' });
  await submit(grace, 'is called');
  await press(grace, 'Ties', 'Aaron canary again');
  await press(grace, 'Tie to a channel');
  await grace.fill({ Channel: { channel: 'random' } });
  await submit(grace, 'Tied to');
  await press(grace, 'Tie to a user group');
  const [teachers] = await grace.suggestions('User group', 'teachers');
  await grace.fill({ 'User group': { value: teachers?.value ?? '' } });
  await submit(grace, 'Tied to');
  await untilIdle(foyer);
  await press(grace, 'Compare with Slack');
  await grace.goBack();
  await untilIdle(foyer);
  await press(grace, 'Untie', '#random');
  await press(grace, 'Untie', '@teachers');
  await grace.closeModal();
  await grace.command('/invite groups');
  await press(grace, 'Remove', 'Aaron canary again');
  await submit(grace, 'is removed');
  await grace.closeModal();
  await grace.command('/invite sync');
  await untilIdle(foyer);
}

async function playRoles(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  await grace.press(home(grace), 'Open Roles');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await press(grace, 'Add role');
  await grace.fill({ Name: 'Kestrel added', Rights: ['member:read'] });
  await submit(grace, 'is added');
  await press(grace, 'Next ›');
  await press(grace, 'Edit', 'Kestrel added');
  await grace.fill({ Name: 'Kestrel again' });
  await submit(grace, 'is saved');
  await press(grace, 'Remove', 'Kestrel again');
  await grace.closeModal();
  await grace.command('/invite roles');
  await grace.closeModal();
}
