import type { ActResult } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startFoyer } from '../../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  modes,
  requestCard,
  runCommand,
  setUp,
  snapshot,
  untilIdle,
} from '../../support/story.ts';
import { deliver } from '../../support/wire.ts';

type Loose = Record<string, unknown>;

describe.each(modes)('deleted and foreign things, over %s', mode => {
  it('a press on something that was deleted says so, in a view, a card or a list', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as VIEWER');
    await askToJoin(foyer, 'linus');
    await grace.press(requestCard(grace), 'Reject');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await margaret.command('/invite pending');
    await db.joinRequest.deleteMany();
    await db.invitation.deleteMany({ where: { status: 'pending' } });
    const before = await snapshot(foyer);

    await grace.submit();
    expect(grace.modal()?.plain()).toContain('That join request no longer exists.');
    await grace.closeModal();
    for (const button of ['Accept as VIEWER', 'Accept as…', 'Reject']) {
      await grace.press(requestCard(grace), button);
      await slack.waitFor(
        () => grace.messages('approvals').at(-1)?.plain() === 'That join request no longer exists.',
        'Grace is told',
      );
    }
    for (const button of ['Accept', 'Decline']) {
      await ada.press(invitationCard(ada), button);
      await slack.waitFor(
        () => ada.messages().at(-1)?.plain() === 'That invitation no longer exists.',
        'Ada is told',
      );
    }
    for (const button of ['Resend', 'Revoke invite']) {
      const list = margaret.modals()[0];
      if (list) await margaret.press(list, button);
      expect(margaret.modal()?.plain()).toContain('That invitation no longer exists.');
      await margaret.goBack();
    }
    await untilIdle(foyer);
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('a form says under its field that a chosen role or group is gone', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await grace.command('/invite');
    await grace.fill({ Email: 'ada@lovelace.example', Role: 'VIEWER', Groups: ['Teacher Laptops'] });
    await db.group.deleteMany({ where: { name: 'Teacher Laptops' } });
    const noGroup = await grace.submit();
    expect(noGroup.fieldErrors?.groups).toContain('There’s no group');
    expect(noGroup.fieldErrors?.groups).toContain('The groups are Student Devices.');
    await grace.fill({ Groups: null });
    await db.role.deleteMany({ where: { name: 'VIEWER' } });
    const noRole = await grace.submit();
    expect(noRole.fieldErrors?.role).toContain('The roles are OWNER, ADMIN, EDITOR.');
    expect(await db.invitation.count()).toBe(0);
  });

  it('ids of another workspace’s organization do nothing', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db, clock } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    const elsewhere = await db.organization.create({
      data: {
        name: 'Elsewhere',
        template: 'crowdsec',
        createdAt: clock.now(),
        domains: ['lovelace.example'],
        workspace: {
          create: { slackTeamId: 'TELSE', name: 'Else', botUserId: 'UELSE', createdAt: clock.now() },
        },
        roles: {
          create: { name: 'OWNER', description: '', position: 0, capabilities: ['invitation:create'] },
        },
        groups: { create: { name: 'Secret' } },
      },
      include: { roles: true, groups: true },
    });
    const organizationId = elsewhere.id;
    const roleId = elsewhere.roles[0]?.id ?? '';
    const owner = await db.member.create({
      data: { organizationId, roleId, email: 'o@else.example', name: 'O', joinedAt: clock.now() },
    });
    const times = { createdAt: clock.now(), sentAt: clock.now() };
    const invitation = await db.invitation.create({
      data: {
        organizationId,
        roleId,
        inviterId: owner.id,
        email: 'ada@lovelace.example',
        slackUserId: ada.id,
        ...times,
      },
    });
    const request = await db.joinRequest.create({
      data: {
        organizationId,
        slackUserId: ada.id,
        email: 'ada@lovelace.example',
        name: 'Ada',
        createdAt: clock.now(),
      },
    });
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await grace.command('/invite');
    await grace.fill({ Email: 'linus@lovelace.example', Role: 'VIEWER' });
    const submission: ActResult = await grace.submit();
    const sent = structuredClone(submission.payload) as Loose;
    const press = await ada.press(invitationCard(ada), 'Decline');
    const pressed = structuredClone(press.payload) as Loose;
    await untilIdle(foyer);
    const before = await snapshot(foyer);

    const presses = [
      ['invitation.accept', { invitationId: invitation.id }],
      ['invitation.decline', { invitationId: invitation.id }],
      ['invitation.resend', { invitationId: invitation.id, page: 0 }],
      ['invitation.revoke', { invitationId: invitation.id, page: 0 }],
      ['join-request.approve', { joinRequestId: request.id }],
      ['join-request.reject', { joinRequestId: request.id }],
      ['join-request.list.approve', { joinRequestId: request.id, page: 0 }],
    ] as const;
    const [action] = pressed.actions as Loose[];
    for (const [action_id, value] of presses) {
      const messagesBefore = ada.messages().length;
      for (const user of [pressed.user, { id: grace.id, team_id: slack.teamId }]) {
        const actions = [{ ...action, action_id, value: JSON.stringify(value) }];
        await deliver(foyer, mode, ada, press, { ...pressed, user, actions });
      }
      if (messagesBefore < 4)
        await slack.waitFor(() => ada.messages().length > messagesBefore, 'Ada is told');
      expect(ada.messages().at(-1)?.plain()).toMatch(/no longer exists/u);
    }
    const { values } = (sent.view as { state: { values: Record<string, unknown> } }).state;
    const swap = (block: string, value: unknown) => ({
      ...sent,
      view: {
        ...(sent.view as Loose),
        state: { values: { ...values, email: email('new@x.example'), [block]: value } },
      },
    });
    const email = (value: string) => ({ email: { type: 'email_text_input', value } });
    const answers = [
      await deliver(
        foyer,
        mode,
        grace,
        submission,
        swap('role', { role: { type: 'x', selected_option: { value: roleId } } }),
      ),
      await deliver(
        foyer,
        mode,
        grace,
        submission,
        swap('groups', { groups: { type: 'x', selected_options: [{ value: elsewhere.groups[0]?.id }] } }),
      ),
    ];
    expect(answers.map(({ text }) => text).join()).toMatch(/There’s no role .*There’s no group /su);
    expect(answers.map(({ text }) => text).join()).not.toContain('Secret');
    await untilIdle(foyer);
    expect(await snapshot(foyer)).toEqual(before);
  });
});
