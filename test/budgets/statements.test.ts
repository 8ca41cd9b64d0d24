import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { statementsOf } from '../support/statements.ts';
import { invitationCard, quiet, says, setUp } from '../support/story.ts';

describe('statements that a person waits for', () => {
  it('are few for an invitation and for an acceptance', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    const ada = foyer.slack.person('ada');
    await says(grace, '/invite linus@lovelace.example as Analyst in "Teacher Laptops"');
    await quiet(foyer);
    const inviting = await statementsOf(foyer, () =>
      says(grace, '/invite ada@lovelace.example as Analyst in "Teacher Laptops"'),
    );
    console.log(inviting.map((each, n) => `${n + 1} ${each.replaceAll(/\s+/g, ' ').slice(0, 300)}`).join('\n'));
    await quiet(foyer);
    const accepting = await statementsOf(foyer, () => ada.press(invitationCard(ada), 'Accept'));
    console.log(accepting.map((each, n) => `${n + 1} ${each.replaceAll(/\s+/g, ' ').slice(0, 300)}`).join('\n'));
    expect(inviting.length).toBeLessThanOrEqual(8);
    expect(accepting.length).toBeLessThanOrEqual(8);
  });
});
