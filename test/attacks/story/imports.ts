import type { Foyer } from '../../support/foyer.ts';
import { csv, nth } from '../../support/import-story.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, home, message, modal, press, submit } from './cast.ts';

const rows = Array.from({ length: 12 }, (_, index) => `${nth(index)}@plain.example,Remote,canary row`);

/** The owner uploads a file and pastes rows, edits and sends them, and looks at the results. */
export async function playImports(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  await grace.openHome();
  await grace.press(home(grace), 'Bulk upload');
  await press(grace, 'Download CSV template');
  await grace.fill({
    'Or paste rows': csv('Email,Role,Name', ...rows, 'last@plain.example,remote,x', 'none,Remote,y'),
  });
  await submit(grace, 'Review');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await press(grace, 'Fix capitalization (1)');
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
  await grace.press(message(grace, 'The upload'), 'Undo this upload');
  await submit(grace, 'is undone');
  await grace.closeModal();
  await grace.command('/invite bulk');
  await grace.closeModal();
  await grace.say('', {
    files: [{ name: 'people.csv', bytes: csv('Email,Role', 'third@plain.example,Remote') }],
  });
  await untilIdle(foyer);
  await grace.press(message(grace, 'people.csv'), 'Review');
  await grace.closeModal();
  await playColumns(foyer);
}

/** The owner says what columns, values and letters of files mean. */
async function playColumns(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  const paste = async (rows: string, shows: string) => {
    await grace.command('/invite bulk');
    await grace.fill({ 'Or paste rows': rows });
    await submit(grace, shows);
  };
  await paste(csv('Wie,Wo,Was', 'fourth@plain.example,Roof,Remote'), 'Which column');
  await grace.fill({ Groups: 'Wo: Roof' });
  await submit(grace, 'Choose one for all');
  await grace.fill({ Role: 'Remote' });
  await submit(grace, 'no group “Roof”');
  await press(grace, 'Create Roof');
  await press(grace, 'Change columns');
  await submit(grace, 'fourth@plain.example');
  await press(grace, 'Forget these columns');
  await grace.closeModal();
  await paste(csv('Email,Role,Groups', 'eighth@plain.example,Remote,"Cellar, Attic"'), 'no groups');
  await press(grace, 'Create the 2 missing groups');
  await grace.closeModal();
  await paste(csv('Email,Role,Gruops', 'fifth@plain.example,Remoet,', 'sixth@plain.example,x,'), 'Gruops');
  await press(grace, 'Leave it out');
  await press(grace, 'Use Remote');
  await press(grace, 'Choose a role');
  await grace.fill({ Role: 'Remote' });
  await submit(grace, 'sixth@plain.example');
  await grace.closeModal();
  await grace.command('/invite bulk');
  const bytes = Buffer.from(csv('Email,Role,Name', 'seventh@plain.example,Remote,Mu\u00f1oz'), 'latin1');
  await grace.fill({ 'CSV file': { file: { name: 'latin.csv', bytes } } });
  await submit(grace, 'Check the letters');
  await grace.choose('import.encoding', 'windows-1250', modal(grace));
  await grace.closeModal();
}
