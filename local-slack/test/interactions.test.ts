import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifest, modal, setStage } from './recording-app.ts';

let stage: Awaited<ReturnType<typeof setStage>>;
beforeEach(async () => {
  stage = await setStage({ rateLimits: false });
});
afterEach(() => stage.stop());

const ada = () => stage.slack.person('ada');
const plain = (text: string) => ({ type: 'plain_text', text });
const button = (text: string, more: Record<string, unknown> = {}) => ({
  type: 'button',
  action_id: text.toLowerCase(),
  text: plain(text),
  ...more,
});

async function open(view: unknown = modal()): Promise<void> {
  await ada().command('/invite');
  const answer = await stage.call('views.open', { trigger_id: stage.app.last.payload.trigger_id, view });
  expect(answer).toMatchObject({ ok: true });
}

/** Posts as the app; the app gets its own message as an event before this resolves. */
async function post(channel: string, ...blocks: unknown[]): Promise<void> {
  expect(await stage.call('chat.postMessage', { channel, text: 'fallback', blocks })).toMatchObject({
    ok: true,
  });
  await stage.slack.settled();
}

const presses = () => stage.slack.calls.of('block_actions');

function lastMessage(person = ada(), channel = 'dm') {
  const message = person.messages(channel).at(-1);
  if (!message) throw new Error('no message');
  return message;
}

describe('Pressing a button of a message', () => {
  it('a press on a message sends the person, the place, the message, the value and a new trigger', async () => {
    await post(ada().id, {
      type: 'actions',
      block_id: 'b',
      elements: [button('Accept', { value: 'i1', style: 'primary' })],
    });
    const message = lastMessage();
    expect(await ada().press(message, 'Accept')).toMatchObject({ status: 200 });
    expect(stage.app.last.payload).toMatchObject({
      type: 'block_actions',
      user: { id: ada().id, username: 'ada', team_id: stage.slack.teamId },
      api_app_id: stage.slack.appId,
      team: { id: stage.slack.teamId, domain: 'lovelace' },
      enterprise: null,
      is_enterprise_install: false,
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: false,
      },
      channel: { id: message.channel, name: 'directmessage' },
      message: { ts: message.ts, bot_id: stage.slack.botId, blocks: message.blocks },
      state: { values: {} },
      response_url: expect.stringContaining('/actions/'),
      actions: [
        {
          type: 'button',
          block_id: 'b',
          action_id: 'accept',
          value: 'i1',
          style: 'primary',
          action_ts: expect.any(String),
        },
      ],
    });
    const first = stage.app.last.payload.trigger_id;
    await ada().press(message, 'accept');
    expect(stage.app.last.payload.trigger_id).not.toBe(first);
  });

  it('a person can’t press a button that they don’t see, or that is gone', async () => {
    await post(ada().id, { type: 'actions', elements: [button('Accept')] });
    const message = lastMessage();
    await expect(stage.slack.person('linus').press(message, 'Accept')).rejects.toThrow('sees no channel');
    await expect(ada().press(message, 'Reject')).rejects.toThrow('no button [Reject]; there are: [Accept]');
    await stage.call('chat.update', {
      channel: message.channel,
      ts: message.ts,
      text: 'Accepted',
      blocks: [],
    });
    await expect(ada().press(message, 'Accept')).rejects.toThrow('no button');
    await stage.call('chat.delete', { channel: message.channel, ts: message.ts });
    await expect(ada().press(message, 'Accept')).rejects.toThrow('gone');
    expect(presses()).toHaveLength(0);
  });

  it('a press needs to name one of several equal buttons', async () => {
    const row = (name: string) => ({
      type: 'section',
      text: plain(name),
      accessory: button('Revoke', { value: name }),
    });
    await post(ada().id, row('Bob'), row('Eve'));
    await expect(ada().press(lastMessage(), 'Revoke')).rejects.toThrow('2 buttons');
    await ada().press(lastMessage(), 'Revoke', { block: 'Eve' });
    expect(stage.app.last.payload).toMatchObject({ actions: [{ value: 'Eve' }] });
    await ada().press(lastMessage(), 'Revoke', { nth: 0 });
    expect(stage.app.last.payload).toMatchObject({ actions: [{ value: 'Bob' }] });
  });

  it('a press sends nothing when the confirm dialog is declined', async () => {
    const confirm = {
      title: plain('Sure?'),
      text: plain('Really?'),
      confirm: plain('Yes'),
      deny: plain('No'),
    };
    await post(ada().id, { type: 'actions', elements: [button('Revoke', { confirm })] });
    expect(await ada().press(lastMessage(), 'Revoke', { confirm: false })).toMatchObject({ status: 0 });
    expect(presses()).toHaveLength(0);
    await ada().press(lastMessage(), 'Revoke');
    expect(presses()).toHaveLength(1);
  });

  it('a press sends the chosen option of an overflow menu, and a choice sends the state of all menus', async () => {
    const options = ['Edit', 'Resend'].map(text => ({ text: plain(text), value: text.toLowerCase() }));
    const select = { type: 'static_select', action_id: 'role', placeholder: plain('Role'), options };
    await post(ada().id, {
      type: 'actions',
      block_id: 'b',
      elements: [{ type: 'overflow', action_id: 'more', options }, select],
    });
    await ada().press(lastMessage(), 'more', { option: 'Resend' });
    expect(stage.app.last.payload).toMatchObject({
      actions: [{ type: 'overflow', selected_option: { value: 'resend' } }],
    });
    await ada().choose('Role', 'Edit', lastMessage());
    expect(stage.app.last.payload).toMatchObject({
      actions: [
        { type: 'static_select', action_id: 'role', block_id: 'b', selected_option: { value: 'edit' } },
      ],
      state: { values: { b: { role: { selected_option: { value: 'edit' } } } } },
    });
  });

  it('a press shows trouble when the app fails, and nothing is sent with interactivity off', async () => {
    await stage.stop();
    stage = await setStage({ rateLimits: false });
    await post(ada().id, { type: 'actions', elements: [button('Accept')] });
    stage.app.answer = () => ({ status: 500 });
    expect(await ada().press(lastMessage(), 'Accept')).toMatchObject({
      status: 500,
      error: expect.stringContaining('trouble'),
    });
    stage.app.answer = () => 'hang';
    expect(await ada().press(lastMessage(), 'Accept')).toMatchObject({
      status: 'timeout',
      error: expect.any(String),
    });
    stage.slack.installApp(manifest({ settings: { interactivity: { is_enabled: false } } }), {
      requestUrl: stage.app.url,
    });
    expect(await ada().press(lastMessage(), 'Accept')).toMatchObject({
      status: 0,
      error: expect.stringContaining('not configured'),
    });
  });

  it('a press can be delivered to the app a second time, byte for byte', async () => {
    await post(ada().id, { type: 'actions', elements: [button('Accept')] });
    const press = await ada().press(lastMessage(), 'Accept');
    const first = stage.app.last;
    expect(await ada().resend(press)).toMatchObject({ status: 200 });
    expect(presses()).toHaveLength(2);
    expect(stage.app.last.body).toBe(first.body);
    expect(stage.app.last.headers['x-slack-signature']).toBe(first.headers['x-slack-signature']);
  });

  it('a press of a stranger names their team', async () => {
    stage.slack.installApp(manifest({ scopes: ['commands', 'chat:write', 'chat:write.public'] }), {
      requestUrl: stage.app.url,
    });
    await post(stage.slack.channel('general').id, { type: 'actions', elements: [button('Accept')] });
    const sam = stage.slack.person('sam');
    await sam.press(lastMessage(sam, 'general'), 'Accept');
    const { user, team } = stage.app.last.payload as { user: { team_id: string }; team: { id: string } };
    expect(user.team_id).not.toBe(team.id);
  });
});

describe('Acting in a view', () => {
  it('an action in a view sends the view with its state and hash, and no response_url', async () => {
    await open();
    await ada().fill({ Email: 'bob@x.example' });
    const view = ada().modal();
    if (!view) throw new Error('no modal');
    await ada().press(view, 'Add another');
    const { payload } = stage.app.last;
    expect(payload).toMatchObject({
      container: { type: 'view', view_id: view.id },
      view: {
        id: view.id,
        hash: view.hash,
        state: { values: { email: { value: { value: 'bob@x.example' } } } },
      },
      actions: [{ action_id: 'add', block_id: 'more' }],
    });
    for (const field of ['response_url', 'channel', 'message', 'state'])
      expect(payload).not.toHaveProperty(field);
  });

  it('a choice is sent at once only where the input dispatches', async () => {
    const options = ['A', 'B'].map(text => ({ text: plain(text), value: text }));
    const role = (id: string, dispatch_action: boolean) => {
      const element = { type: 'static_select', action_id: 'value', options };
      return { type: 'input', block_id: id, label: plain(id), dispatch_action, element };
    };
    await open(modal({ blocks: [role('quiet', false), role('loud', true)] }));
    expect(await ada().choose('quiet', 'A')).toMatchObject({ status: 0 });
    expect(await ada().choose('loud', 'B')).toMatchObject({ status: 200 });
    expect(presses()).toHaveLength(1);
    expect(stage.app.last.payload).toMatchObject({
      actions: [{ block_id: 'loud', selected_option: { value: 'B' } }],
    });
  });

  it('a person acts in the top modal and the home only', async () => {
    await open();
    const below = ada().modal();
    if (!below) throw new Error('no modal');
    await ada().press(below, 'Add another');
    await stage.call('views.push', { trigger_id: stage.app.last.payload.trigger_id, view: modal() });
    await expect(ada().press(below, 'Add another')).rejects.toThrow('does not see that view');
    const blocks = [{ type: 'actions', elements: [button('Refresh')] }];
    await stage.call('views.publish', { user_id: ada().id, view: { type: 'home', blocks } });
    const home = ada().home();
    if (!home) throw new Error('no home');
    await ada().press(home, 'Refresh');
    expect(stage.app.last.payload).toMatchObject({
      container: { type: 'view', view_id: home.id },
      view: { type: 'home' },
    });
    await expect(stage.slack.person('grace').press(home, 'Refresh')).rejects.toThrow(
      'does not see that view',
    );
  });

  it('an input that asks for one gets a response URL for the chosen conversation', async () => {
    const element = { type: 'conversations_select', action_id: 'value', response_url_enabled: true };
    await open(modal({ blocks: [{ type: 'input', block_id: 'where', label: plain('Where'), element }] }));
    await ada().fill({ Where: 'general' });
    await ada().submit();
    const channel_id = stage.slack.channel('general').id;
    const [given] = stage.app.last.payload.response_urls as { response_url: string }[];
    expect(given).toMatchObject({ block_id: 'where', action_id: 'value', channel_id });
    const body = JSON.stringify({ response_type: 'in_channel', text: 'Hello all' });
    await fetch(given?.response_url ?? '', { method: 'POST', body });
    expect(stage.slack.person('grace').messages('general')[0]?.text).toBe('Hello all');
  });
});

describe('Submitting a modal', () => {
  it('a submission sends the state of every input', async () => {
    await open();
    await ada().fill({ Email: 'bob@x.example', Role: 'Viewer' });
    expect(await ada().submit()).toMatchObject({ status: 200 });
    expect(stage.app.last.payload).toMatchObject({
      type: 'view_submission',
      user: { id: ada().id },
      trigger_id: expect.any(String),
      response_urls: [],
      view: {
        callback_id: 'invite',
        hash: expect.any(String),
        state: {
          values: {
            email: { value: { type: 'email_text_input', value: 'bob@x.example' } },
            role: { value: { type: 'static_select', selected_option: { value: 'viewer' } } },
          },
        },
      },
    });
    expect(ada().modals()).toHaveLength(0);
  });

  it('the client stops a submission while an input is empty or an address is invalid', async () => {
    await open();
    expect(await ada().submit()).toMatchObject({ status: 0, fieldErrors: { email: expect.any(String) } });
    await ada().fill({ Email: 'bob' });
    expect(await ada().submit()).toMatchObject({ status: 0, fieldErrors: { email: expect.any(String) } });
    expect(stage.slack.calls.of('view_submission')).toHaveLength(0);
    await expect(ada().fill({ Role: 'Owner' })).rejects.toThrow('Owner');
    await expect(ada().fill({ Colour: 'red' })).rejects.toThrow('no field “Colour”');
  });

  it('a submission shows the errors of the app under their inputs', async () => {
    await open();
    await ada().fill({ Email: 'bob@x.example' });
    stage.app.answer = () => ({ json: { response_action: 'errors', errors: { email: 'Already a member' } } });
    expect(await ada().submit()).toMatchObject({ status: 200, fieldErrors: { email: 'Already a member' } });
    expect(ada().modal()?.errors).toEqual({ email: 'Already a member' });
    expect(ada().sees('Already a member')).toBe(true);
  });

  it.each([
    ['errors of a block that is no input', { response_action: 'errors', errors: { more: 'x' } }],
    ['errors of a block that is not there', { response_action: 'errors', errors: { name: 'x' } }],
    ['no errors at all', { response_action: 'errors', errors: {} }],
    ['an unknown action', { response_action: 'close' }],
    ['an unknown field', { response_action: 'clear', view: modal() }],
    ['a text', { text: 'Thanks' }],
    ['an invalid view', { response_action: 'update', view: modal({ title: plain('x'.repeat(25)) }) }],
    ['a home', { response_action: 'update', view: { type: 'home', blocks: [] } }],
  ])('a submission answered with %s shows trouble and the modal stays', async (_what, json) => {
    await open();
    await ada().fill({ Email: 'bob@x.example' });
    stage.app.answer = () => ({ json });
    expect(await ada().submit()).toMatchObject({
      error: expect.stringContaining('We had some trouble connecting'),
    });
    expect(ada().modal()?.trouble).toContain('trouble');
    expect(ada().modal()?.state.email?.value?.value).toBe('bob@x.example');
  });

  it.each([
    ['a text that is no JSON', { text: 'ok' }],
    ['an error', { status: 500 }],
    ['nothing in time', 'hang' as const],
  ])('a submission answered with %s shows trouble and the modal stays', async (_what, reply) => {
    await stage.stop();
    stage = await setStage({ rateLimits: false });
    await open();
    await ada().fill({ Email: 'bob@x.example' });
    stage.app.answer = () => reply;
    expect((await ada().submit()).error).toContain('trouble');
    expect(ada().modals()).toHaveLength(1);
  });

  it('an answer to a submission can update the view, push another or close all', async () => {
    await open();
    await ada().fill({ Email: 'bob@x.example' });
    stage.app.answer = () => ({
      json: { response_action: 'update', view: modal({ title: plain('Again') }) },
    });
    await ada().submit();
    expect(ada().modal()).toMatchObject({
      title: 'Again',
      state: { email: { value: { value: 'bob@x.example' } } },
    });
    stage.app.answer = () => ({ json: { response_action: 'push', view: modal({ title: plain('Next') }) } });
    await ada().submit();
    expect(
      ada()
        .modals()
        .map(view => view.title),
    ).toEqual(['Again', 'Next']);
    stage.app.answer = () => ({ json: { response_action: 'clear' } });
    await ada().fill({ Email: 'bob@x.example' });
    await ada().submit();
    expect(ada().modals()).toHaveLength(0);
  });

  it('an empty answer closes only the top view', async () => {
    await open();
    await ada().fill({ Email: 'bob@x.example' });
    stage.app.answer = () => ({ json: { response_action: 'push', view: modal({ title: plain('Next') }) } });
    await ada().submit();
    stage.app.answer = () => ({});
    await ada().fill({ Email: 'bob@x.example' });
    await ada().submit();
    expect(
      ada()
        .modals()
        .map(view => view.title),
    ).toEqual(['Invite people']);
  });

  it('a person who has closed the modal sees nothing of the answer', async () => {
    await open();
    await ada().fill({ Email: 'bob@x.example' });
    stage.app.answer = async () => {
      await ada().closeModal();
      return { json: { response_action: 'push', view: modal() } };
    };
    const result = await ada().submit();
    expect([result.status, result.error]).toEqual([200, undefined]);
    expect(ada().modals()).toHaveLength(0);
  });
});

describe('Closing a modal', () => {
  it('the app learns that a modal was closed only where it asked for it: × of the root, the close button of the view', async () => {
    await open(modal({ notify_on_close: true }));
    await ada().closeModal();
    expect(stage.app.last.payload).toMatchObject({
      type: 'view_closed',
      is_cleared: true,
      view: { callback_id: 'invite' },
    });
    await open(modal({ notify_on_close: true }));
    await ada().goBack();
    expect(stage.app.last.payload).toMatchObject({ type: 'view_closed', is_cleared: false });
    await open();
    await ada().closeModal();
    expect(stage.slack.calls.of('view_closed')).toHaveLength(2);
    await expect(ada().closeModal()).rejects.toThrow('no modal');
  });
});

describe('A menu whose options the app gives', () => {
  const external = (more: Record<string, unknown> = {}) => {
    const element = { type: 'external_select', action_id: 'group', min_query_length: 2, ...more };
    return modal({ blocks: [{ type: 'input', block_id: 'g', label: plain('Group'), element }] });
  };
  const options = (...texts: string[]) => ({
    json: { options: texts.map(text => ({ text: plain(text), value: text })) },
  });

  it('an external menu asks with the typed text and accepts what is offered', async () => {
    await open(external());
    stage.app.answer = ({ payload }) =>
      payload.type === 'block_suggestion' ? options('Laptops', 'Lamps') : {};
    expect(await ada().options('Group', 'La')).toEqual(['Laptops', 'Lamps']);
    expect(stage.app.last.payload).toMatchObject({
      type: 'block_suggestion',
      action_id: 'group',
      block_id: 'g',
      value: 'La',
      view: { type: 'modal' },
    });
    await ada().fill({ Group: 'Laptops' });
    await ada().submit();
    expect(stage.app.last.payload).toMatchObject({
      view: { state: { values: { g: { group: { selected_option: { value: 'Laptops' } } } } } },
    });
  });

  it('an external menu lets a person pick what it has shown without asking again', async () => {
    await open(external());
    stage.app.answer = () => options('X');
    await ada().options('Group', 'Xa');
    await ada().fill({ Group: 'X' });
    expect(stage.slack.calls.of('block_suggestion')).toHaveLength(1);
    expect(ada().modal()?.state.g?.group).toMatchObject({ selected_option: { value: 'X' } });
  });

  it('an external menu doesn’t ask for fewer characters than it requires', async () => {
    await open(external());
    expect(await ada().options('Group', 'L')).toEqual([]);
    expect(stage.slack.calls.of('block_suggestion')).toHaveLength(0);
  });

  it.each([
    ['101 options', options(...Array.from({ length: 101 }, (_, number) => `${number}`))],
    ['an option text of 76 characters', options('x'.repeat(76))],
    ['no JSON', { text: 'none' }],
    ['an error', { status: 500 }],
  ])('an external menu refuses %s', async (_what, reply) => {
    await open(external());
    stage.app.answer = () => reply;
    await expect(ada().options('Group', 'La')).rejects.toThrow('Group');
  });

  it('an external menu accepts nothing that isn’t offered', async () => {
    await open(external());
    stage.app.answer = () => options('Lamps');
    await expect(ada().fill({ Group: 'Laptops' })).rejects.toThrow('Laptops');
  });
});

describe('A global shortcut', () => {
  it('a global shortcut sends who ran it, without channel or response_url', async () => {
    await ada().shortcut('invite');
    expect(stage.app.last.payload).toEqual({
      type: 'shortcut',
      user: { id: ada().id, username: 'ada', team_id: stage.slack.teamId },
      api_app_id: stage.slack.appId,
      token: expect.any(String),
      team: { id: stage.slack.teamId, domain: 'lovelace' },
      enterprise: null,
      is_enterprise_install: false,
      action_ts: expect.any(String),
      callback_id: 'invite',
      trigger_id: expect.any(String),
    });
    await expect(ada().shortcut('unknown')).rejects.toThrow('no global shortcut');
  });
});

it('a person chooses people and channels by name', async () => {
  const input = (id: string, type: string) => ({
    type: 'input',
    block_id: id,
    label: plain(id),
    element: { type, action_id: 'value' },
  });
  await open(
    modal({
      blocks: [
        input('who', 'users_select'),
        input('where', 'channels_select'),
        input('all', 'multi_users_select'),
      ],
    }),
  );
  await ada().fill({ who: { user: 'grace' }, where: '#general', all: ['linus', { user: 'grace' }] });
  const { grace, linus } = { grace: stage.slack.person('grace').id, linus: stage.slack.person('linus').id };
  expect(ada().modal()?.state).toMatchObject({
    who: { value: { selected_user: grace } },
    where: { value: { selected_channel: stage.slack.channel('general').id } },
    all: { value: { selected_users: [linus, grace] } },
  });
});

it('the screen shows the modal or the last messages as text', async () => {
  await open();
  await ada().fill({ Email: 'bob@x.example' });
  expect(ada().screen()).toContain('Email: bob@x.example');
  expect(ada().screen()).toContain('[ Send ]');
  await ada().closeModal();
  await post(ada().id, { type: 'section', text: { type: 'mrkdwn', text: 'You are *in*' } });
  expect(ada().screen()).toBe('Greeter:\n  You are in');
});
