import type { ViewRecord } from '../views.ts';
import type { World } from '../world.ts';

/** A view as Slack sends it in answers and payloads. */
export function viewObject(world: World, view: ViewRecord): Record<string, unknown> {
  const { body } = view;
  return {
    id: view.id,
    team_id: world.team.id,
    type: body.type,
    blocks: body.blocks,
    private_metadata: body.private_metadata,
    callback_id: body.callback_id,
    state: { values: view.state },
    hash: view.hash,
    title: body.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: body.clear_on_close,
    notify_on_close: body.notify_on_close,
    close: body.close,
    submit: body.submit,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.app.id,
    external_id: body.external_id,
    // The organization's id where it installed the app (seen: github.com/slackapi/bolt-js issue 1720).
    app_installed_team_id: world.app.installation.organization?.id ?? world.team.id,
    bot_id: world.app.botId,
  };
}
