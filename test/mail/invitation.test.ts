import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { startMailServer } from '../support/mail-server.ts';
import { modes, runCommand, setUp, untilIdle } from '../support/story.ts';

describe.each(modes)('an invitation by email, over %s', mode => {
  it('somebody outside Slack gets an email with a link, and nothing waits for them to join', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer(mode, { mail: server });
    await setUp(foyer);
    await runCommand(
      foyer.slack.person('grace'),
      '/invite sofia@outside.example as VIEWER in "Teacher Laptops"',
    );
    await untilIdle(foyer);
    const mail = await server.waitForMail('sofia@outside.example');
    expect(mail.text).toMatch(/http:\/\/127\.0\.0\.1:\d+\/i\/[\w-]{43}/u);
    expect(await foyer.db.delivery.findMany({ where: { message: 'invitation' } })).toMatchObject([
      { medium: 'email', email: 'sofia@outside.example', recipient: null, status: 'delivered' },
    ]);
  });
});
