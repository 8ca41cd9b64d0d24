import type { ActResult } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, invitationCard, modes, runCommand, setUp, untilIdle } from '../support/story.ts';
import { type HeldTable, holdTable } from './held-table.ts';

/** What Foyer gives its work before it acknowledges; Slack itself waits half a second longer. */
const PATIENCE_MS = 2_500;
const HOUR_MS = 3_600_000;

/** An act whose work waits for a lock: Slack gets its answer when Foyer's time limit ends, and not before. */
async function acknowledged(foyer: Foyer, held: HeldTable, act: Promise<ActResult>): Promise<ActResult> {
  let isAnswered = false;
  void act.then(() => {
    isAnswered = true;
  });
  await held.somebodyWaits();
  expect(isAnswered).toBe(false);
  foyer.clock.advance(PATIENCE_MS);
  const result = await act;
  expect(result).toMatchObject({ status: 200 });
  expect(result.error).toBeUndefined();
  return result;
}

/** As soon as Slack has the call, time passes: as much as Foyer waits for an answer, or the given time. */
const thenTimePasses =
  (foyer: Foyer, ms = PATIENCE_MS) =>
  () => {
    setImmediate(() => foyer.clock.advance(ms));
    return true;
  };

const TOO_LATE = 'That took too long, so Slack didn’t open the window. Try again.';
const NOT_OPENED = 'Slack didn’t open the window. Try again in a minute.';

describe.each(modes)('work that takes longer than Slack waits, over %s', mode => {
  it('slow work after a command is acknowledged, and its result follows under the command', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await using held = await holdTable(foyer, 'invitations');
    const result = await acknowledged(foyer, held, grace.command('/invite @ada as VIEWER'));
    expect(result.ephemeral).toBeUndefined();
    await held.release();
    await foyer.slack.waitFor(() => grace.sees('Invited Ada Lovelace'), 'the outcome');
    await untilIdle(foyer);
    expect(invitationCard(foyer.slack.person('ada')).buttons()).toEqual(['Accept', 'Decline']);
  });

  it('slow work after a press in a message is acknowledged, and its result follows there', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const ada = foyer.slack.person('ada');
    await runCommand(foyer.slack.person('grace'), '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await using held = await holdTable(foyer, 'invitations');
    await acknowledged(foyer, held, ada.press(invitationCard(ada), 'Accept'));
    await held.release();
    await foyer.slack.waitFor(() => ada.sees('You joined Lovelace Labs'), 'the outcome');
  });

  it('slow work after a press in a modal is acknowledged, and the view shows its result afterwards', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    foyer.clock.advance(HOUR_MS);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (!list) throw new Error(grace.screen());
    await using held = await holdTable(foyer, 'invitations');
    await acknowledged(foyer, held, grace.press(list, 'Resend'));
    await held.release();
    await foyer.slack.waitFor(
      () => grace.modal()?.plain().includes('Sent again to ada@lovelace.example.'),
      'the outcome',
    );
  });

  it('slow work after a submission is acknowledged, and the view says so and then shows the result', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    await grace.fill({ Email: 'ada@lovelace.example', Role: 'VIEWER' });
    await using held = await holdTable(foyer, 'invitations');
    await acknowledged(foyer, held, grace.submit());
    expect(grace.modal()?.plain()).toContain('Still working on it. The result appears here.');
    await held.release();
    await foyer.slack.waitFor(() => grace.modal()?.title === 'Invitation sent', 'the outcome');
    expect(grace.modal()?.plain()).toContain('Invited Ada Lovelace');
  });
});

describe('work that takes longer than Slack waits', () => {
  it('slow work tells by direct message how a submission ended whose modal was closed', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    await grace.fill({ Email: 'ada@lovelace.example', Role: 'VIEWER' });
    await using held = await holdTable(foyer, 'invitations');
    await acknowledged(foyer, held, grace.submit());
    await grace.closeModal();
    await held.release();
    await foyer.slack.waitFor(
      () => grace.messages().at(-1)?.plain().includes('Invited Ada Lovelace'),
      'the DM',
    );
    expect(grace.modal()).toBeUndefined();
  });

  it('slow work gives a list of people back afterwards, whole and with the reasons, when it could not be sent', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    for (const name of ['ada', 'linus']) {
      await grace.fill({ Email: `${name}@lovelace.example`, Role: 'VIEWER' });
      const list = grace.modal();
      if (list) await grace.press(list, 'Add another');
    }
    await runCommand(grace, '/invite @linus as VIEWER');
    const person = { Email: 'margaret@lovelace.example', Name: 'Margaret H.', Role: 'EDITOR' };
    await grace.fill({ ...person, Groups: ['Teacher Laptops'], Note: 'Hello' });
    await using held = await holdTable(foyer, 'invitations');
    await acknowledged(foyer, held, grace.submit());
    expect(grace.modal()?.plain()).toContain('Still working on it.');
    await held.release();
    await foyer.slack.waitFor(() => grace.modal()?.title === 'Invite people', 'the list');
    const said = grace.modal()?.plain();
    expect(said).toContain('⚠ Nothing was sent.');
    expect(said).toContain('linus@lovelace.example is already invited');
    expect(said).toContain('Ada Lovelace (ada@lovelace.example) as VIEWER.');
    for (const held of ['margaret@lovelace.example', 'Margaret H.', 'EDITOR', 'Teacher Laptops', 'Hello']) {
      expect(said).toContain(`: ${held}`);
    }
  });

  it('slow work says afterwards what was wrong with a submission', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await runCommand(grace, '/invite @ada as VIEWER');
    await grace.command('/invite');
    await grace.fill({ Email: 'ada@lovelace.example', Role: 'VIEWER' });
    await using held = await holdTable(foyer, 'invitations');
    await acknowledged(foyer, held, grace.submit());
    await held.release();
    await foyer.slack.waitFor(() => grace.modal()?.plain().includes('is already invited'), 'the reason');
    expect(await foyer.db.invitation.count()).toBe(1);
  });

  it('slow work tells a person who typed a command that Slack no longer opens the window', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await using held = await holdTable(foyer, 'members');
    await acknowledged(foyer, held, grace.command('/invite'));
    foyer.clock.advance(3_000);
    await held.release();
    await foyer.slack.waitFor(() => grace.sees(TOO_LATE), 'the sentence');
    expect(grace.modal()).toBeUndefined();
  });

  it('slow work tells a person who used the shortcut the same by direct message', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await using held = await holdTable(foyer, 'members');
    await acknowledged(foyer, held, grace.shortcut('invite_member'));
    foyer.clock.advance(3_000);
    await held.release();
    await foyer.slack.waitFor(() => grace.messages().at(-1)?.plain() === TOO_LATE, 'the sentence');
  });

  it('slow work tells a person who pressed a button of App Home the same by direct message', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.openHome();
    const home = grace.home();
    await using held = await holdTable(foyer, 'members');
    if (home) await acknowledged(foyer, held, grace.press(home, 'Open Invited users'));
    foyer.clock.advance(3_000);
    await held.release();
    await foyer.slack.waitFor(() => grace.messages().at(-1)?.plain() === TOO_LATE, 'the sentence');
  });

  it('slow work offers nothing in a select, in time', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    await using held = await holdTable(foyer, 'groups');
    const offered = grace.options('Groups', 'Teach');
    await held.somebodyWaits();
    foyer.clock.advance(PATIENCE_MS);
    expect(await offered).toEqual([]);
    expect(foyer.slack.calls.of('block_suggestion').at(-1)).toMatchObject({ status: 200 });
    await held.release();
  });
});

describe('a slow Slack', () => {
  it('a request to a slow Slack is acknowledged in time, and the person reads that no window opened', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    foyer.slack.faults.next('views.open', { kind: 'hang' }, 1, thenTimePasses(foyer));
    expect(await grace.command('/invite pending')).toMatchObject({ status: 200 });
    await foyer.slack.waitFor(() => grace.sees(NOT_OPENED), 'the sentence');
  });

  it.each([
    { kind: 'http', status: 503 },
    { kind: 'ratelimited', retryAfter: 30 },
    { kind: 'drop-request' },
    { kind: 'error', error: 'internal_error' },
  ] as const)('a person reads that no window opened when Slack answers %o', async fault => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    foyer.slack.faults.next('views.open', fault);
    const result = await grace.command('/invite pending');
    expect(result).toMatchObject({ status: 200 });
    expect(result.ephemeral?.plain()).toBe(NOT_OPENED);
    expect(await grace.shortcut('invite_member')).toMatchObject({ status: 200 });
    expect(grace.modal()?.title).toBe('Invite people');
  });

  it.each([
    { kind: 'hang' },
    { kind: 'http', status: 500 },
    { kind: 'ratelimited', retryAfter: 30 },
  ] as const)('a person reads that Slack is slow when somebody can’t be looked up: %o', async fault => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    foyer.slack.faults.next('users.lookupByEmail', fault, 1, thenTimePasses(foyer));
    const result = await grace.command('/invite linus@lovelace.example as VIEWER');
    expect(result).toMatchObject({ status: 200 });
    await foyer.slack.waitFor(
      () => grace.sees('Slack isn’t answering Foyer right now. Nothing was changed. Try again'),
      'the sentence',
    );
    expect(await foyer.db.invitation.count()).toBe(0);
    expect(await runCommand(grace, '/invite linus@lovelace.example as VIEWER')).toContain('Invited Linus');
  });

  it('a request is acknowledged in time, even when two of Slack’s answers together take too long', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack } = foyer;
    const katherine = slack.person('katherine');
    const halfOfIt = () => {
      foyer.clock.advance(1_500);
      return true;
    };
    slack.faults.next('users.info', { kind: 'slow', ms: 0 }, 1, halfOfIt);
    slack.faults.next('views.open', { kind: 'hang' }, 1, thenTimePasses(foyer, PATIENCE_MS - 1_500));
    expect(await katherine.command('/invite request')).toMatchObject({ status: 200 });
    foyer.clock.advance(1_500);
    await slack.waitFor(() => katherine.sees(NOT_OPENED), 'the sentence');
  });

  it('a person gets a direct message when the response_url accepts no more', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await using held = await holdTable(foyer, 'invitations');
    await acknowledged(foyer, held, grace.command('/invite @ada as VIEWER'));
    foyer.clock.advance(31 * 60_000);
    await held.release();
    await foyer.slack.waitFor(
      () => grace.messages().at(-1)?.plain().includes('Invited Ada Lovelace'),
      'the DM',
    );
  });

  it('a slow Slack doesn’t stop a person Foyer knows already', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await becomeMember(foyer, 'ada', 'VIEWER');
    foyer.clock.advance(24 * 60 * 60_000);
    foyer.slack.faults.always('users.info', { kind: 'http', status: 503 });
    expect(await runCommand(foyer.slack.person('ada'), '/invite help')).toContain('What you can do');
  });
});
