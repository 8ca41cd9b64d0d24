import type { Stage } from '../recording-app.ts';
import { manifest, modal } from '../recording-app.ts';

/** How a call causes an error: its arguments, after whatever has to happen first. */
type Cause = (stage: Stage) => Record<string, unknown> | Promise<Record<string, unknown>>;

/** By method and code. */
export type Causes = Record<string, Record<string, Cause>>;

export const scopes = [
  'channels:join channels:manage channels:read chat:write commands files:read files:write groups:read',
  'groups:write im:history im:read im:write mpim:write team:read usergroups:read usergroups:write',
  'users:read users:read.email',
].flatMap(line => line.split(' '));

export const channel = ({ slack }: Stage, name: string) => slack.channel(name).id;
export const user = ({ slack }: Stage, name: string) => slack.person(name).id;

/** Installs the app again, with these scopes and features. */
export function reinstall({ slack, app }: Stage, granted: string[], features = {}): void {
  slack.installApp(manifest({ scopes: granted, features }), { requestUrl: app.url });
}

export const noHome = { home_tab_enabled: false, messages_tab_enabled: false };

/** Something that the app posted. */
export async function posted(stage: Stage): Promise<{ channel: string; ts: string }> {
  const place = channel(stage, 'approvals');
  const { ts } = await stage.call('chat.postMessage', { channel: place, text: 'Posted' });
  return { channel: place, ts: String(ts) };
}

/** Something that a person said where the app is. */
export async function said(stage: Stage): Promise<{ channel: string; ts: string }> {
  const grace = stage.slack.person('grace');
  await grace.say('Said', { in: 'approvals' });
  const ts = grace.messages('approvals').at(-1)?.ts ?? '';
  return { channel: channel(stage, 'approvals'), ts };
}

export async function trigger(stage: Stage, person = 'ada'): Promise<string> {
  await stage.slack.person(person).command('/invite');
  return String(stage.app.last.payload.trigger_id);
}

/** Ada has a modal of the app; returns its id and the trigger of her press in it. */
export async function opened(
  stage: Stage,
  view: object = modal(),
): Promise<{ id: string; trigger_id: string }> {
  await stage.call('views.open', { trigger_id: await trigger(stage), view });
  return pressed(stage);
}

/** Ada presses a button of her top modal. */
export async function pressed(stage: Stage): Promise<{ id: string; trigger_id: string }> {
  const ada = stage.slack.person('ada');
  const top = ada.modal();
  if (!top) throw new Error('Ada has no modal.');
  await ada.press(top, 'Add another');
  return { id: top.id, trigger_id: String(stage.app.last.payload.trigger_id) };
}

export const tooLarge = modal({
  blocks: Array.from({ length: 90 }, () => ({
    type: 'section',
    text: { type: 'plain_text', text: 'x'.repeat(2900) },
  })),
});
