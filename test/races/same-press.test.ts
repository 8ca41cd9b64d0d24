import type { ActResult, Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  invitationCard,
  inviteByModal,
  modes,
  requestCard,
  revokesInvite,
  runCommand,
  setUp,
  snapshot,
  submitSetUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';
import { deliver } from '../support/wire.ts';

const A_DAY = 24 * 60 * 60 * 1000;

/** The network delivers the identical request two times more, at once; nothing may come of it. */
async function twiceMore(foyer: Foyer, person: Person, act: ActResult): Promise<void> {
  await untilIdle(foyer);
  const before = await snapshot(foyer);
  const seen = foyer.slack.people().map(one => (one.spec.deactivated ? [] : one.messages().length));
  const again = await Promise.all([person.resend(act), person.resend(act)]);
  expect(again.map(({ status }) => status)).toEqual([200, 200]);
  await untilIdle(foyer);
  expect(await snapshot(foyer)).toEqual(before);
  expect(foyer.slack.people().map(one => (one.spec.deactivated ? [] : one.messages().length))).toEqual(seen);
}

describe.each(modes)('the same request delivered three times, over %s', mode => {
  it('the same request delivered three times has one outcome, whichever press it was', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const [grace, ada, linus] = [slack.person('grace'), slack.person('ada'), slack.person('linus')];

    await twiceMore(foyer, grace, await submitSetUp(grace));
    await grace.closeModal();
    await twiceMore(
      foyer,
      grace,
      await inviteByModal(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER' }),
    );
    await grace.closeModal();

    const list = async () => {
      await grace.command('/invite pending');
      const view = grace.modal();
      if (!view) throw new Error('There is no list.');
      return view;
    };
    await timePasses(foyer, 60_000);
    await twiceMore(foyer, grace, await grace.press(await list(), 'Resend'));
    expect(await db.delivery.count()).toBe(2);
    await twiceMore(foyer, grace, await revokesInvite(grace, await list()));

    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await twiceMore(foyer, ada, await ada.press(invitationCard(ada), 'Decline'));
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await twiceMore(foyer, ada, await ada.press(invitationCard(ada), 'Accept'));

    await linus.command('/invite request');
    await twiceMore(foyer, linus, await linus.submit());
    await grace.press(requestCard(grace), 'Reject');
    await twiceMore(foyer, grace, await grace.submit());
    // Who was rejected can ask again after a pause.
    await timePasses(foyer, A_DAY);
    await askToJoin(foyer, 'linus');
    await twiceMore(foyer, grace, await grace.press(requestCard(grace), 'Accept as VIEWER'));
    expect(await db.member.count()).toBe(3);
  });

  it('three copies of a command that arrive at the same time have one outcome', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    for (let round = 1; round <= 20; round += 1) {
      const help = await grace.command('/invite help');
      const email = `someone${round}@x.example`;
      const payload = { ...help.payload, trigger_id: `once.${round}`, text: `${email} as VIEWER` };
      const answers = await Promise.all([1, 2, 3].map(() => deliver(foyer, mode, grace, help, payload)));
      for (const { status, text } of answers) {
        expect(status).toBe(200);
        expect(text).toContain(`Invited ${email} to Lovelace Labs as VIEWER.`);
      }
      expect(await db.invitation.count({ where: { email } })).toBe(1);
      expect(await db.auditEntry.count({ where: { subject: email } })).toBe(1);
    }
    expect(await db.delivery.count()).toBe(20);
  });

  it('pressing Accept three times as fast as possible has one outcome', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    for (let round = 1; round <= 20; round += 1) {
      const name = `invitee${round}`;
      const invitee = await slack.addPerson({ name, realName: name, email: `${name}@x.example` });
      await runCommand(grace, `/invite @${name} as VIEWER`);
      await untilIdle(foyer);
      const card = invitationCard(invitee);
      const acts = await Promise.all([1, 2, 3].map(() => invitee.press(card, 'Accept')));
      expect(acts.map(({ status, error }) => error ?? status)).toEqual([200, 200, 200]);
      await untilIdle(foyer);
      expect(await db.member.count({ where: { slackUserId: invitee.id } })).toBe(1);
      expect(invitee.messages()).toHaveLength(1);
      expect(await db.auditEntry.count({ where: { subject: `${name}@x.example` } })).toBe(2);
    }
    expect(await db.delivery.count({ where: { message: 'invitation-accepted' } })).toBe(20);
  });

  it('the event of somebody joining Slack has one outcome when it comes three times', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    await setUp(foyer);
    await runCommand(slack.person('grace'), '/invite barbara@x.example as VIEWER');
    const barbara = await slack.addPerson({
      name: 'barbara',
      realName: 'Barbara',
      email: 'barbara@x.example',
    });
    const [event] = slack.calls.of('team_join');
    const like = await barbara.openHome();
    await Promise.all([1, 2].map(() => deliver(foyer, mode, barbara, like, { ...event?.args })));
    await untilIdle(foyer);
    expect(barbara.messages()).toHaveLength(1);
  });
});
