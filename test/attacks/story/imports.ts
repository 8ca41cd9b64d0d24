import type { Foyer } from '../../support/foyer.ts';
import { csv, nth } from '../../support/import-story.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, home, message, modal, press, submit } from './cast.ts';

const rows = Array.from({ length: 12 }, (_, index) => `${nth(index)}@plain.example,Remote,canary row`);

/** The owner uploads a file and pastes rows, edits and sends them, and looks at the results. */
export async function playImports(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  await grace.openHome();
  await grace.press(home(grace), 'Bulk Upload');
  await press(grace, 'Download CSV template');
  await grace.fill({
    'Or paste rows': csv('Email,Role,Name', ...rows, 'last@plain.example,remote,x', 'none,Remote,y'),
  });
  await submit(grace, 'Review');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await press(grace, 'Fix 1 that differs in case');
  await press(grace, 'Edit', 'p0000@plain.example');
  await grace.fill({ Name: 'canary edited' });
  await submit(grace, 'canary edited');
  await press(grace, 'Remove', 'p0001@plain.example');
  await grace.choose('import.filter', 'all', modal(grace));
  await submit(grace, 'The upload');
  await grace.closeModal();
  await untilIdle(foyer);
  await grace.press(message(grace, 'The upload'), '12 waiting');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await grace.closeModal();
  await grace.press(message(grace, 'The upload'), 'Fix-me CSV');
  await grace.command('/invite bulk');
  await grace.closeModal();
  await grace.say('', {
    files: [{ name: 'people.csv', bytes: csv('Email,Role', 'third@plain.example,Remote') }],
  });
  await untilIdle(foyer);
  await grace.press(message(grace, 'people.csv'), 'Review');
  await grace.closeModal();
}
