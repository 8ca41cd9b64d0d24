import type { Stage } from '../recording-app.ts';
import { modal } from '../recording-app.ts';
import type { Causes } from './causes.ts';
import { channel, noHome, opened, pressed, reinstall, scopes, tooLarge, trigger, user } from './causes.ts';

const home = (more: Record<string, unknown> = {}) => ({ type: 'home', blocks: [], ...more });
const named = (view: object) => ({ ...view, external_id: 'taken' });

const ofTriggers = (fresh: (stage: Stage) => Promise<string>): Causes[string] => ({
  exchanged_trigger_id: async stage => {
    const trigger_id = await fresh(stage);
    await stage.call('views.open', { trigger_id, view: modal() });
    return { trigger_id, view: modal() };
  },
  expired_trigger_id: async stage => {
    const trigger_id = await fresh(stage);
    stage.clock.advance(3000);
    return { trigger_id, view: modal() };
  },
  invalid_trigger_id: () => ({ trigger_id: 'made.up', view: modal() }),
  view_too_large: async stage => ({ trigger_id: await fresh(stage), view: tooLarge }),
});

const inModal = async (stage: Stage) => (await opened(stage)).trigger_id;

const withSettings =
  (settings: object, args: (stage: Stage) => Record<string, unknown>) => (stage: Stage) => {
    Object.assign(stage.slack.settings, settings);
    return args(stage);
  };
const teachers = ({ slack }: Stage) => ({ usergroup: slack.usergroup('teachers').id });
const unpaid = { hasUserGroups: false };
const reserved = { everyoneEditsUserGroups: false };
const switching: Causes[string] = {
  permission_denied: withSettings(reserved, teachers),
  plan_upgrade_required: withSettings(unpaid, teachers),
};

/** A file that the app has uploaded and not completed. */
async function uploaded(stage: Stage): Promise<{ files: { id: string }[] }> {
  const { upload_url, file_id } = await stage.call('files.getUploadURLExternal', {
    filename: 'a.csv',
    length: 1,
  });
  await fetch(String(upload_url), { method: 'POST', body: 'a' });
  return { files: [{ id: String(file_id) }] };
}

const ofUpload = (more: Record<string, unknown>) => () => ({ filename: 'a.csv', length: 1, ...more });

export const ofViewsAndFiles: Causes = {
  'views.open': {
    ...ofTriggers(stage => trigger(stage)),
    duplicate_external_id: async stage => {
      await stage.call('views.open', { trigger_id: await trigger(stage, 'grace'), view: named(modal()) });
      return { trigger_id: await trigger(stage), view: named(modal()) };
    },
  },
  'views.push': {
    ...ofTriggers(inModal),
    duplicate_external_id: async stage => {
      const { trigger_id } = await opened(stage, named(modal()));
      return { trigger_id, view: named(modal()) };
    },
    not_found: async stage => ({ trigger_id: await trigger(stage), view: modal() }),
    push_limit_reached: async stage => {
      let { trigger_id } = await opened(stage);
      for (let depth = 1; depth < 3; depth += 1) {
        await stage.call('views.push', { trigger_id, view: modal() });
        ({ trigger_id } = await pressed(stage));
      }
      return { trigger_id, view: modal() };
    },
  },
  'views.update': {
    duplicate_external_id: async stage => {
      const { id, trigger_id } = await opened(stage);
      await stage.call('views.push', { trigger_id, view: named(modal()) });
      return { view_id: id, view: named(modal()) };
    },
    hash_conflict: async stage => ({ view_id: (await opened(stage)).id, hash: 'old', view: modal() }),
    not_found: () => ({ view_id: 'V000', view: modal() }),
    view_too_large: async stage => ({ view_id: (await opened(stage)).id, view: tooLarge }),
  },
  'views.publish': {
    duplicate_external_id: async stage => {
      await stage.call('views.publish', { user_id: user(stage, 'grace'), view: named(home()) });
      return { user_id: user(stage, 'ada'), view: named(home()) };
    },
    hash_conflict: async stage => {
      const args = { user_id: user(stage, 'ada'), view: home() };
      await stage.call('views.publish', args);
      return { ...args, hash: 'old' };
    },
    not_enabled: stage => {
      const args = { user_id: user(stage, 'ada'), view: home() };
      reinstall(stage, scopes, { app_home: noHome });
      return args;
    },
    view_too_large: stage => ({ user_id: user(stage, 'ada'), view: { ...tooLarge, type: 'home' } }),
  },
  'usergroups.enable': switching,
  'usergroups.disable': switching,
  'usergroups.list': { plan_upgrade_required: withSettings(unpaid, () => ({})) },
  'usergroups.users.list': {
    no_such_subteam: () => ({ usergroup: 'S000' }),
    plan_upgrade_required: withSettings(unpaid, teachers),
  },
  'usergroups.users.update': {
    failed_for_some_users: stage => ({ ...teachers(stage), users: user(stage, 'sam') }),
    invalid_users: stage => ({ ...teachers(stage), users: user(stage, 'radia') }),
    no_users_provided: teachers,
    permission_denied: withSettings(reserved, teachers),
    plan_upgrade_required: withSettings(unpaid, teachers),
  },
  'files.getUploadURLExternal': {
    alt_txt_too_large: ofUpload({ alt_txt: 'x'.repeat(1001) }),
    missing_argument: ofUpload({ length: 0 }),
    snippet_too_large: ofUpload({ snippet_type: 'text', length: 1024 * 1024 + 1 }),
    storage_limit_reached: ofUpload({ length: 1_000_000_000 }),
    unknown_snippet_type: ofUpload({ snippet_type: 'unicorn' }),
  },
  'files.completeUploadExternal': {
    channel_not_found: async stage => ({ ...(await uploaded(stage)), channel_id: 'C000' }),
    channels_limit_exceeded: async stage => ({
      ...(await uploaded(stage)),
      channels: Array.from({ length: 101 }, (_, index) => `C${index}`).join(','),
    }),
    file_not_found: () => ({ files: [{ id: 'F000' }] }),
    invalid_blocks: async stage => ({
      ...(await uploaded(stage)),
      channel_id: channel(stage, 'approvals'),
      blocks: [{ type: 'unicorn' }],
    }),
    not_in_channel: async stage => ({
      ...(await uploaded(stage)),
      channel_id: channel(stage, 'random'),
    }),
    posting_to_channel_denied: async stage => {
      const files = await uploaded(stage);
      stage.slack.changeChannel('approvals', { isArchived: true });
      return { ...files, channel_id: channel(stage, 'approvals') };
    },
  },
  'files.info': { file_not_found: () => ({ file: 'F000' }) },
};
