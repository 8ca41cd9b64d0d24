import { describe, expect, it } from 'vitest';
import { collectingLog } from '../../log/collecting.ts';
import { startFoyer } from '../../support/foyer.ts';
import { shown } from '../../support/import-story.ts';
import { invitationCard, modes, runCommand, setUp, untilIdle } from '../../support/story.ts';
import { deliver } from '../../support/wire.ts';

type Loose = Record<string, unknown>;
const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000';

describe.each(modes)('a request with values that Foyer never made, over %s', mode => {
  it('a press with a nonsense value on a card is answered once and logged as no failure', async () => {
    const { log, lines } = collectingLog();
    await using foyer = await startFoyer(mode, { log });
    await setUp(foyer);
    const { slack, db } = foyer;
    const ada = slack.person('ada');
    await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
    await untilIdle(foyer);
    const press = await ada.press(invitationCard(ada), 'Decline');
    await untilIdle(foyer);
    const pressed = structuredClone(press.payload) as Loose;
    const [action] = pressed.actions as Loose[];
    const message = { ...(pressed.message as Loose), ts: '1700000000.000001' };
    const posted = await db.postedMessage.count();
    for (const value of ['{', '[]', '{"invitationId":7}', undefined]) {
      const messagesBefore = ada.messages().length;
      const actions = [{ ...action, value }];
      await deliver(foyer, mode, ada, press, { ...pressed, message, actions });
      await slack.waitFor(() => ada.messages().length > messagesBefore, 'Ada is told');
      await untilIdle(foyer);
      expect(ada.messages()).toHaveLength(messagesBefore + 1);
      expect(ada.messages().at(-1)?.plain()).toBe('This button is out of date. Run /invite again.');
    }
    expect(await db.postedMessage.count()).toBe(posted);
    expect(lines()).not.toContain('"level":50');
  });

  it('a list or a form with nonsense, another’s organization or too long a note gets a message', async () => {
    const { log, lines } = collectingLog();
    await using foyer = await startFoyer(mode, { log });
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await runCommand(grace, '/invite @ada as VIEWER');
    for (const [command, button] of [
      ['/invite members', 'Search and filter'],
      ['/invite pending', 'Search and filter'],
      ['/invite audit', 'Filter'],
    ] as const) {
      await grace.command(command);
      const press = await grace.press(shown(grace), button);
      const payload = structuredClone(press.payload) as Loose;
      const view = { ...(payload.view as Loose), private_metadata: '{"page":' };
      const answer = await deliver(foyer, mode, grace, press, { ...payload, view });
      expect(answer.status, command).toBe(200);
      await untilIdle(foyer);
      await grace.closeModal();
    }

    await grace.command('/invite');
    await grace.fill({ Email: 'x@x.example', Role: 'VIEWER' });
    const submission = await grace.submit();
    const sent = structuredClone(submission.payload) as Loose;
    const view = sent.view as Loose;
    const { values } = view.state as { values: Record<string, unknown> };
    const note = { note: { type: 'plain_text_input', value: 'n'.repeat(1500) } };
    const email = { email: { type: 'email_text_input', value: 'y@x.example' } };
    const state = { values: { ...values, note, email } };
    const long = await deliver(foyer, mode, grace, submission, { ...sent, view: { ...view, state } });
    expect(long.text).toContain('This text is too long. At most 1,000 characters fit. Shorten it.');
    expect(long.text).toContain('"response_action":"errors"');

    const metadata = JSON.parse(String(view.private_metadata)) as Loose;
    const private_metadata = JSON.stringify({ ...metadata, organizationId: UNKNOWN_ID });
    const foreign = await deliver(foyer, mode, grace, submission, {
      ...sent,
      view: { ...view, private_metadata },
    });
    expect(foreign.text).toContain(
      'You don’t belong to that organization here. Type /invite org to see yours.',
    );
    expect(await db.invitation.count()).toBe(2);
    expect(lines()).not.toContain('"level":50');
  });

  it('a request without a person from Slack gets a message', async () => {
    const { log, lines } = collectingLog();
    await using foyer = await startFoyer(mode, { log });
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    const help = await grace.command('/invite help');
    const payload = { ...structuredClone(help.payload), user_id: 'UNOBODY' };
    const answer = await deliver(foyer, mode, grace, help, payload);
    expect(answer.text).toContain('Foyer couldn’t find out from Slack who you are. Try again in a minute.');
    expect(lines()).not.toContain('"level":50');
  });
});
