import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifest, modal, setStage } from './recording-app.ts';

let stage: Awaited<ReturnType<typeof setStage>>;
beforeEach(async () => {
  stage = await setStage({ rateLimits: false });
});
afterEach(() => stage.stop());

const ada = () => stage.slack.person('ada');
const plain = (text: string) => ({ type: 'plain_text', text });
const input = (id: string, action = 'value') => ({
  type: 'input',
  block_id: id,
  optional: true,
  label: plain(id),
  element: { type: 'plain_text_input', action_id: action },
});

type Shown = { view: { id: string; hash: string; root_view_id: string; previous_view_id: string | null } } & {
  error?: string;
};

async function trigger(): Promise<string> {
  await ada().command('/invite');
  return String(stage.app.last.payload.trigger_id);
}

async function open(view: unknown = modal()): Promise<Shown> {
  return (await stage.call('views.open', { trigger_id: await trigger(), view })) as unknown as Shown;
}

async function push(view: unknown = modal()): Promise<Shown> {
  const top = ada().modal();
  if (!top) throw new Error('no modal');
  await ada().press(top, 'Add another');
  const trigger_id = stage.app.last.payload.trigger_id;
  return (await stage.call('views.push', { trigger_id, view })) as unknown as Shown;
}

describe('A trigger', () => {
  it('a trigger opens one modal', async () => {
    const trigger_id = await trigger();
    expect(await stage.call('views.open', { trigger_id, view: modal() })).toMatchObject({
      ok: true,
      view: { callback_id: 'invite' },
    });
    expect((await stage.call('views.open', { trigger_id, view: modal() })).error).toBe(
      'exchanged_trigger_id',
    );
    expect(ada().modals()).toHaveLength(1);
  });

  it('a trigger lasts less than three seconds', async () => {
    const late = await trigger();
    stage.clock.advance(3000);
    expect((await stage.call('views.open', { trigger_id: late, view: modal() })).error).toBe(
      'expired_trigger_id',
    );
    const timely = await trigger();
    stage.clock.advance(2999);
    expect((await stage.call('views.open', { trigger_id: timely, view: modal() })).ok).toBe(true);
  });

  it.each(['nonsense', '1.2.abc'])('the trigger %s is invalid', async trigger_id => {
    expect((await stage.call('views.open', { trigger_id, view: modal() })).error).toBe('invalid_trigger_id');
  });

  it('a trigger of a message or a command pushes nothing', async () => {
    await open();
    const trigger_id = await trigger();
    expect((await stage.call('views.push', { trigger_id, view: modal() })).error).toBe('not_found');
  });
});

describe('A view', () => {
  it.each([
    ['a title of 25 characters', { title: plain('x'.repeat(25)) }, 'invalid_arguments'],
    ['inputs without submit', { submit: undefined }, 'invalid_arguments'],
    ['private_metadata of 3001 characters', { private_metadata: 'x'.repeat(3001) }, 'invalid_arguments'],
    ['101 blocks', { blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }, 'invalid_arguments'],
    ['an unknown field', { colour: 'red' }, 'invalid_arguments'],
    ['the type home', { type: 'home', title: undefined, submit: undefined }, 'invalid_arguments'],
  ])('a view with %s doesn’t open', async (_what, change, error) => {
    expect((await open(modal(change))).error).toBe(error);
    expect(ada().modals()).toHaveLength(0);
  });

  it('a view of more than 250 kB doesn’t open', async () => {
    const text = { type: 'mrkdwn', text: 'x'.repeat(3000) };
    const blocks = Array.from({ length: 90 }, () => ({ type: 'section', text }));
    expect((await open(modal({ blocks, submit: undefined }))).error).toBe('view_too_large');
  });

  it('a view may have an external_id that no other open view has', async () => {
    await open(modal({ external_id: 'one' }));
    expect((await push(modal({ external_id: 'one' }))).error).toBe('duplicate_external_id');
    expect((await push(modal({ external_id: 'two' }))).error).toBeUndefined();
    const updated = await stage.call('views.update', {
      external_id: 'two',
      view: modal({ title: plain('Changed') }),
    });
    expect(updated.ok).toBe(true);
    expect(ada().modal()?.title).toBe('Changed');
  });
});

describe('The stack', () => {
  it('the stack has room for three views, each knowing its root and its previous', async () => {
    const first = await open();
    const second = await push();
    const third = await push();
    expect(second.view).toMatchObject({ root_view_id: first.view.id, previous_view_id: first.view.id });
    expect(third.view).toMatchObject({ root_view_id: first.view.id, previous_view_id: second.view.id });
    expect((await push()).error).toBe('push_limit_reached');
    expect(
      ada()
        .modals()
        .map(view => view.id),
    ).toEqual([first.view.id, second.view.id, third.view.id]);
  });

  it('the stack forgets closed views', async () => {
    const { view } = await open();
    await ada().closeModal();
    expect((await stage.call('views.update', { view_id: view.id, view: modal() })).error).toBe('not_found');
  });
});

describe('views.update', () => {
  it('views.update accepts only the current hash of the view, if any', async () => {
    const { view } = await open();
    const update = async (hash: string) =>
      (await stage.call('views.update', { view_id: view.id, hash, view: modal() })) as unknown as Shown;
    const updated = await update(view.hash);
    expect(updated.view.hash).not.toBe(view.hash);
    expect((await update(view.hash)).error).toBe('hash_conflict');
    expect((await stage.call('views.update', { view_id: view.id, view: modal() })).ok).toBe(true);
  });

  it('views.update needs one of view_id and external_id', async () => {
    expect((await stage.call('views.update', { view: modal() })).error).toBe('invalid_arguments');
    expect((await stage.call('views.update', { view_id: 'V1', external_id: 'x', view: modal() })).error).toBe(
      'invalid_arguments',
    );
  });

  it('views.update keeps input only where block_id and action_id stay the same', async () => {
    const { view } = await open(modal({ blocks: [input('kept'), input('renamed'), input('moved')] }));
    await ada().fill({ kept: 'a', renamed: 'b', moved: 'c' });
    const blocks = [input('kept'), input('renamed', 'other'), input('elsewhere')];
    await stage.call('views.update', { view_id: view.id, view: modal({ blocks }) });
    expect(ada().modal()?.state).toEqual({
      kept: { value: { type: 'plain_text_input', value: 'a' } },
      renamed: { other: { type: 'plain_text_input', value: null } },
      elsewhere: { value: { type: 'plain_text_input', value: null } },
    });
  });
});

describe('App Home', () => {
  const home = (text: string) => ({ type: 'home', blocks: [{ type: 'section', text: plain(text) }] });

  it('App Home is published per person and guarded by its hash', async () => {
    const user_id = ada().id;
    const first = (await stage.call('views.publish', { user_id, view: home('one') })) as unknown as Shown;
    expect(ada().home()?.plain()).toBe('one');
    expect(stage.slack.person('grace').home()).toBeUndefined();
    expect(
      (await stage.call('views.publish', { user_id, view: home('two'), hash: first.view.hash })).ok,
    ).toBe(true);
    expect(
      (await stage.call('views.publish', { user_id, view: home('three'), hash: first.view.hash })).error,
    ).toBe('hash_conflict');
    expect(ada().home()).toMatchObject({ id: first.view.id });
    expect(ada().home()?.plain()).toBe('two');
  });

  it('App Home is missing when the manifest switches it off', async () => {
    stage.slack.installApp(manifest({ features: { app_home: { home_tab_enabled: false } } }), {
      requestUrl: stage.app.url,
    });
    expect((await stage.call('views.publish', { user_id: ada().id, view: home('x') })).error).toBe(
      'not_enabled',
    );
    await expect(ada().openHome()).rejects.toThrow('switched off');
  });

  it('the app learns that App Home was opened', async () => {
    await stage.call('views.publish', { user_id: ada().id, view: home('one') });
    expect(await ada().openHome()).toMatchObject({ status: 200 });
    expect(stage.app.last.payload).toMatchObject({
      event: {
        type: 'app_home_opened',
        tab: 'home',
        user: ada().id,
        channel: expect.stringMatching(/^D/),
        view: { type: 'home' },
      },
    });
  });
});
