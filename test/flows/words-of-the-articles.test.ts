import type { Person } from 'local-slack';
import { expect, it } from 'vitest';
import { buildManifest } from '../../manifest/build.ts';
import { startFoyer } from '../support/foyer.ts';
import { csv, paste, shown } from '../support/import-story.ts';
import { askToJoin, becomeMember, runCommand, setUp } from '../support/story.ts';

/** Opens a list by its command and presses a button of its first row. */
async function openRow(person: Person, command: string, button: string) {
  await person.command(command);
  await person.press(shown(person), button, { nth: 0 });
  return shown(person);
}

it('the modals and buttons use Senturo’s and CrowdSec’s words', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  const grace = foyer.slack.person('grace');
  await grace.command('/invite');
  expect(shown(grace).submit).toBe('Send invitation');
  for (const label of ['Email', 'Role', 'Device groups']) expect(shown(grace).plain()).toContain(label);
  await grace.press(shown(grace), 'Bulk upload');
  expect(shown(grace).buttons()).toEqual(['Download CSV template']);
  await grace.closeModal();
  const review = await paste(grace, csv('Email,Role,Groups', 'a@x.example,Remote,', 'b@x.example,Admin,'));
  expect(review.submit).toBe('Send 2 invitations');
  await grace.closeModal();
  await runCommand(grace, '/invite @ada as Remote');
  await grace.command('/invite pending');
  expect(shown(grace).title).toBe('Invited users');
  expect(shown(grace).buttons()).toContain('Revoke invite');
  await grace.closeModal();
  await grace.command('/invite members');
  expect(shown(grace).title).toBe('Current users');
  expect(buildManifest().features?.shortcuts?.map(({ name }) => name)).toContain('Invite member');
});

it('the modals and buttons use Secaro’s words', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { template: 'Secaro' });
  const grace = foyer.slack.person('grace');
  await becomeMember(foyer, 'ada', 'Member');
  await askToJoin(foyer, 'linus');
  await grace.command('/invite requests');
  expect(shown(grace).title).toBe('Manage join requests');
  expect(shown(grace).buttons()).toEqual(['Accept as Member', 'Accept as…', 'Reject']);
  await grace.closeModal();
  const edit = await openRow(grace, '/invite members', 'Edit');
  expect(edit.title).toBe('Edit');
  expect(edit.submit).toBe('Save');
  expect(edit.buttons()).toContain('Deactivate');
  for (const label of ['Name', 'Can edit', 'Admin for']) expect(edit.plain()).toContain(label);
  await grace.press(edit, 'Deactivate');
  expect(shown(grace).submit).toBe('Deactivate');
});
