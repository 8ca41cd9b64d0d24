import { describe, expect, it } from 'vitest';
import { shown, startSenturo } from '../support/import-story.ts';
import { modes } from '../support/story.ts';

describe.each(modes)('the modal for many people, over %s', mode => {
  it('the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await grace.openHome();
    const home = grace.home();
    if (!home) throw new Error('Grace has no home.');
    for (const from of ['App Home', 'Invite people']) {
      if (from === 'Invite people') await grace.command('/invite');
      await grace.press(from === 'App Home' ? home : shown(grace), 'Bulk upload');
      const view = shown(grace);
      expect(view.buttons()).toContain('Download CSV template');
      expect(view.submit).toBe('Review');
      for (const words of [
        'Invite up to 100 people per file to Lovelace Labs.',
        'Required columns: Email, Role. Optional: Groups, Name.',
        'To deactivate members or revoke invitations, add a column Action and write deactivate or revoke in it.',
        'Write roles exactly like this: Admin, Group Admin, Investigator, Analyst, Broadcaster, Remote.',
        'CSV file',
        'Or paste rows',
        'Nothing is sent until you review it.',
      ]) {
        expect(view.plain(), from).toContain(words);
      }
      await grace.closeModal();
    }
  });
});
