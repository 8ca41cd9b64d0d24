import { describe, expect, it } from 'vitest';
import { startFoyer } from '../../support/foyer.ts';
import { invitationCard, modes, runCommand, setUp, snapshot, untilIdle } from '../../support/story.ts';
import { deliver, post } from '../../support/wire.ts';

type Loose = Record<string, unknown>;

/** A stack trace, a path or an inner name has no place in an answer. */
const INNER = /\n\s+at |node_modules|\.ts:|prisma|zod|postgres|undefined|\[object/iu;
const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000';

it('Foyer answers bodies of every shape plainly over HTTP, changes nothing and stays up', async () => {
  await using foyer = await startFoyer('http');
  await setUp(foyer);
  const before = await snapshot(foyer);
  const json = 'application/json';
  const cases: [status: number, body: string, contentType?: string][] = [
    [400, 'payload=null'],
    [400, 'payload='],
    [400, 'payload=[]'],
    [400, 'payload={'],
    [400, 'payload=7'],
    [400, 'payload="text"'],
    [400, 'payload=%7B%22type%22%3A%22block_actions%22%7D'],
    [400, ''],
    [400, 'null', json],
    [400, '', json],
    [400, '[]', json],
    [400, '{"type":"event_callback"}', json],
    [400, '{"type":"url_verification","challenge":{"a":1}}', json],
    [400, '{"__proto__":{"type":"event_callback"}}', json],
    [400, `${'['.repeat(50_000)}`, json],
    [400, '__proto__=1&command=/invite'],
    [400, 'command=/invite&text=help'],
    [400, '\u00ff\u00fe\u0000', 'text/weird'],
    [413, 'x'.repeat(2 * 1024 * 1024)],
    [413, JSON.stringify({ type: 'event_callback', text: 'x'.repeat(2 * 1024 * 1024) }), json],
    [200, 'ssl_check=1'],
  ];
  for (const [status, body, contentType] of cases) {
    const answer = await post(foyer, body, contentType ? { contentType } : {});
    expect(answer.status, body.slice(0, 80)).toBe(status);
    expect(answer.text).not.toMatch(INNER);
  }
  expect(await snapshot(foyer)).toEqual(before);
  expect((await fetch(`${foyer.app.url}/readyz`)).status).toBe(200);
  expect(await runCommand(foyer.slack.person('grace'), '/invite help')).toContain('What you can do');
});

describe.each(modes)('a payload that no version of Foyer makes, over %s', mode => {
  it('a payload that no version of Foyer makes gets a plain answer, changes nothing, and Foyer stays up', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    const command = await grace.command('/invite help');
    const press = await ada.press(invitationCard(ada), 'Decline');
    await grace.command('/invite');
    await grace.fill({ Email: 'x@x.example', Role: 'VIEWER' });
    const submission = await grace.submit();
    await untilIdle(foyer);
    const before = await snapshot(foyer);

    const [typed, pressed, sent] = [command, press, submission].map(act => structuredClone(act.payload));
    const [action] = (pressed?.actions ?? []) as Loose[];
    const view = sent?.view as Loose;
    const onAction = (change: Loose) => ({ ...pressed, actions: [{ ...action, ...change }] });
    const onView = (change: Loose) => ({ ...sent, view: { ...view, ...change } });
    const values = (given: unknown) => onView({ state: { values: given } });
    const person = { team: sent?.team, user: sent?.user, api_app_id: sent?.api_app_id };
    const event = (given: unknown) => ({ type: 'event_callback', team_id: slack.teamId, event: given });

    const payloads: [like: typeof command, payload: Loose][] = [
      [command, {}],
      [command, { ...typed, user_id: undefined }],
      [command, { ...typed, user_id: 'UNOBODY' }],
      [command, { ...typed, team_id: 'TFOREIGN' }],
      [command, { ...typed, text: '\u0000' }],
      [command, { ...typed, text: 'a\u0000@x.example as VIEWER' }],
      [command, { ...typed, text: `a@x.example as ${'x'.repeat(20_000)}` }],
      [command, { ...typed, text: `a@x.example as VIEWER in "${'"in "'.repeat(5_000)}` }],
      [command, { ...typed, text: 'y'.repeat(200_000) }],
      [press, { ...pressed, user: null }],
      [press, { ...pressed, actions: [] }],
      [press, { ...pressed, actions: 'Accept' }],
      [press, { ...pressed, team: { id: 'TFOREIGN', domain: 'foreign' } }],
      [press, onAction({ action_id: 'invitation.steal' })],
      [press, onAction({ action_id: '__proto__' })],
      [press, onAction({ value: undefined })],
      [press, onAction({ value: '{' })],
      [press, onAction({ value: 'null' })],
      [press, onAction({ value: '[]' })],
      [press, onAction({ value: '{"invitationId":7}' })],
      [press, onAction({ value: `{"invitationId":"' or 1=1; drop table members; --"}` })],
      [press, onAction({ value: JSON.stringify({ invitationId: UNKNOWN_ID }) })],
      [
        press,
        onAction({ action_id: 'join-request.approve', value: JSON.stringify({ joinRequestId: UNKNOWN_ID }) }),
      ],
      [press, onAction({ action_id: 'invitation.list.next', value: '{"page":-1}' })],
      [press, onAction({ action_id: 'invitation.list.next', value: '{"page":1e99}' })],
      [submission, { ...sent, view: null }],
      [submission, onView({ callback_id: 'take-over' })],
      [submission, onView({ private_metadata: '{' })],
      [submission, values({})],
      [submission, values(null)],
      [submission, values({ email: null })],
      [submission, values({ email: { email: { type: 'x', value: 7 } } })],
      [submission, values({ email: { email: { type: 'x', value: 'b@x.example' } }, role: { role: {} } })],
      [
        submission,
        values({
          email: { email: { type: 'email_text_input', value: 'b@x.example' } },
          role: { role: { type: 'static_select', selected_option: { value: 'VIEWER' } } },
          note: { note: { type: 'plain_text_input', value: 'n\u0000te' } },
        }),
      ],
      [submission, { ...sent, type: 'view_closed' }],
      [command, { ...person, type: 'block_suggestion', action_id: 'nothing', block_id: 'b', value: 'x' }],
      [command, { ...person, type: 'block_suggestion', action_id: 'groups', block_id: 'b', value: '\u0000' }],
      [command, { ...person, type: 'message_action', callback_id: 'c', trigger_id: 't' }],
      [command, { ...person, type: 'shortcut', callback_id: 'nothing', trigger_id: 't' }],
      [command, event(undefined)],
      [command, event({ type: 'nothing' })],
      [command, event({ type: 'team_join', user: 7 })],
      [command, event({ type: 'team_join' })],
      [command, event({ type: 'app_home_opened', user: 'UNOBODY', tab: 'home' })],
      [command, { ...event({ type: 'team_join', user: {} }), team_id: 'TFOREIGN' }],
    ];
    for (const [like, payload] of payloads) {
      const what = JSON.stringify(payload).slice(0, 200);
      const answer = await deliver(foyer, mode, like === press ? ada : grace, like, payload);
      expect([200, 400, 404], what).toContain(answer.status);
      expect(answer.text, what).not.toMatch(INNER);
    }
    await untilIdle(foyer);
    expect(await snapshot(foyer)).toEqual(before);
    for (const one of [grace, ada]) {
      for (const message of one.messages()) expect(message.plain()).not.toMatch(INNER);
    }
    expect((await fetch(`${foyer.app.url}/readyz`)).status).toBe(200);
    expect(await runCommand(grace, '/invite help')).toContain('What you can do');
  });

  it('Foyer says in a workspace where it isn’t installed that it isn’t', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    const help = await grace.command('/invite help');
    const payload = { ...help.payload, team_id: 'TFOREIGN', text: 'ada@lovelace.example as VIEWER' };
    const answer = await deliver(foyer, mode, grace, help, payload);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.text).toContain('Foyer isn’t installed in this workspace.');
    expect(await foyer.db.invitation.count()).toBe(0);
  });

  it('Foyer says in plain words that a button or form is no longer known', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    const unknown = 'This button is out of date. Run /invite again.';
    const press = await ada.press(invitationCard(ada), 'Decline');
    const payload = structuredClone(press.payload) as Loose;
    const [action] = payload.actions as Loose[];
    await deliver(foyer, mode, ada, press, { ...payload, actions: [{ ...action, action_id: 'old.button' }] });
    await slack.waitFor(() => ada.messages().at(-1)?.plain() === unknown, 'Ada is told');

    await grace.command('/invite');
    await grace.fill({ Email: 'x@x.example', Role: 'VIEWER' });
    const submission = await grace.submit();
    const sent = structuredClone(submission.payload) as Loose;
    const answer = await deliver(foyer, mode, grace, submission, {
      ...sent,
      view: { ...(sent.view as Loose), callback_id: 'old-form' },
    });
    expect(answer.text).toContain(unknown);
    expect(answer.text).toContain('"response_action":"update"');
  });
});
