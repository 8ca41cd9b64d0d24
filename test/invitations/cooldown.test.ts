import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { paste } from '../support/import-story.ts';
import {
  invitationCard,
  modes,
  revokesInvite,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

const MINUTE_MS = 60_000;
const LATER = 'You can resend it in 20 minutes.';

async function revoke(grace: Person): Promise<void> {
  await grace.command('/invite pending');
  const list = grace.modal();
  if (!list) throw new Error('There is no list.');
  await revokesInvite(grace, list);
  await grace.closeModal();
}

async function withPause(mode: 'http' | 'socket') {
  const foyer = await startFoyer(mode);
  await setUp(foyer);
  await foyer.db.organization.updateMany({ data: { cooldownMinutes: 30 } });
  return foyer;
}

describe.each(modes)('the pause between two messages to one address, over %s', mode => {
  it('the pause isn’t ended by revoking the invitation, whichever way the next one is written', async () => {
    await using foyer = await withPause(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await runCommand(grace, '/invite ada@x.example as VIEWER');
    await timePasses(foyer, 10 * MINUTE_MS);
    await revoke(grace);
    expect(await runCommand(grace, '/invite ADA@x.example as EDITOR')).toContain(LATER);

    await grace.command('/invite');
    await grace.fill({ Email: 'ada@x.example', Role: 'VIEWER' });
    expect(JSON.stringify((await grace.submit()).fieldErrors)).toContain(LATER);
    const form = grace.modal();
    if (form) await grace.press(form, 'Add another');
    expect(grace.screen()).toContain(LATER);
    await grace.closeModal();

    await paste(grace, 'Email,Role\nada@x.example,VIEWER\nb@x.example,VIEWER');
    expect(grace.modal()?.plain()).toContain(
      'This person was invited recently. You can invite them again in 20 minutes.',
    );
    expect(grace.modal()?.submit).toBe('Send 1 invitation');
    await grace.closeModal();

    expect(await db.invitation.count()).toBe(1);
    await timePasses(foyer, 20 * MINUTE_MS);
    expect(await runCommand(grace, '/invite ada@x.example as VIEWER')).toContain('Invited ');
  });

  it('the pause isn’t ended by declining, and counts from a reminder', async () => {
    await using foyer = await withPause(mode);
    const { slack, db, clock } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await timePasses(foyer, 10 * MINUTE_MS);
    await ada.press(invitationCard(ada), 'Decline');
    expect(await runCommand(grace, '/invite @ada as VIEWER')).toContain(LATER);
    await timePasses(foyer, 20 * MINUTE_MS);
    expect(await runCommand(grace, '/invite @ada as VIEWER')).toContain('Invited ');
    await timePasses(foyer, 60 * MINUTE_MS);
    await db.invitation.updateMany({ where: { status: 'pending' }, data: { remindedAt: clock.now() } });
    await timePasses(foyer, 10 * MINUTE_MS);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (list) await grace.press(list, 'Resend');
    expect(grace.modal()?.plain()).toContain(LATER);
  });
});

describe('invitations without a pause', () => {
  it('an invitation can be deleted and sent again at once where no pause is set (Senturo FAQ)', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await runCommand(grace, '/invite ada@x.example as VIEWER');
    await revoke(grace);
    expect(await runCommand(grace, '/invite ada@x.example as VIEWER')).toContain('Invited ');
  });
});

describe('the pause', () => {
  it('the pause is for one address, and ends when the organization removes it', async () => {
    await using foyer = await withPause('http');
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await runCommand(grace, '/invite ada@x.example as VIEWER');
    await revoke(grace);
    expect(await runCommand(grace, '/invite b@x.example as VIEWER')).toContain('Invited ');
    await db.organization.updateMany({ data: { cooldownMinutes: null } });
    expect(await runCommand(grace, '/invite ada@x.example as VIEWER')).toContain('Invited ');
  });
});
