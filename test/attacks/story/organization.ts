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
  await countSeats(foyer);
  await grace.press(home(grace), 'Settings');
  await press(grace, 'Send me the chart');
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

/** The settings draw the seats of at least two days. */
async function countSeats({ db, clock }: Foyer): Promise<void> {
  const { id: organizationId } = await db.organization.findFirstOrThrow({
    where: { name: 'Lovelace Labs' },
  });
  const today = clock.now().getTime();
  await db.organizationDay.createMany({
    data: [7, 0].map(ago => ({
      organizationId,
      day: new Date(today - ago * 24 * 60 * 60 * 1000),
      seats: 3,
      waiting: 0,
    })),
    skipDuplicates: true,
  });
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
  await submit(grace, 'Renamed from');
  await press(grace, 'Slack links', 'Aaron canary again');
  await press(grace, 'Link to a channel');
  await grace.fill({ Channel: { channel: 'random' } });
  await submit(grace, 'Linked to');
  await press(grace, 'Link to a user group');
  const [teachers] = await grace.suggestions('User group', 'teachers');
  await grace.fill({ 'User group': { value: teachers?.value ?? '' } });
  await submit(grace, 'Linked to');
  await untilIdle(foyer);
  await press(grace, 'Compare with Slack');
  await grace.goBack();
  await untilIdle(foyer);
  await press(grace, 'Unlink', '#random');
  await press(grace, 'Unlink', '@teachers');
  await grace.closeModal();
  await grace.command('/invite groups');
  await press(grace, 'Remove', 'Aaron canary again');
  await submit(grace, 'Removed ');
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
