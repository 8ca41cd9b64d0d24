import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App } from '@slack/bolt';
import type { ImageElement, KnownBlock, ModalView, PlainTextElement, RawTextElement } from '@slack/types';
import type { Manifest } from '../../src/manifest.ts';
import type { Simulator } from '../../src/simulator.ts';

/** Text that must appear on the page exactly as written here. */
export const awkward = '<script>alert("&amp;")</script> 🎈 \u05e9\u05dc\u05d5\u05dd <!channel> *not bold*';

const text = (words: string): PlainTextElement => ({ type: 'plain_text', text: words, emoji: true });
const options = (...names: string[]) => names.map(name => ({ text: text(name), value: name.toLowerCase() }));

export const manifest: Manifest = {
  display_information: { name: 'Tiny' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: 'Tiny' },
    slash_commands: [
      {
        command: '/form',
        description: 'Opens the form',
        usage_hint: '[anything]',
        url: 'https://x.example',
        should_escape: true,
      },
      { command: '/card', description: 'Posts a card', url: 'https://x.example' },
      { command: '/show', description: 'Posts cards and tables', url: 'https://x.example' },
      { command: '/charts', description: 'Posts charts', url: 'https://x.example' },
      { command: '/file', description: 'Asks for a file', url: 'https://x.example' },
    ],
    shortcuts: [
      { name: 'Fill in the form', type: 'global', callback_id: 'open_form', description: 'Opens it' },
    ],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write', 'files:read', 'im:history'] } },
  settings: {
    event_subscriptions: { request_url: 'https://x.example', bot_events: ['app_home_opened', 'message.im'] },
    interactivity: { is_enabled: true, request_url: 'https://x.example' },
    socket_mode_enabled: false,
  },
};

const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: text('The form'),
  submit: text('Hand in'),
  blocks: [
    {
      type: 'input',
      block_id: 'mail',
      label: text('Mail'),
      hint: text('Any address'),
      element: { type: 'email_text_input', action_id: 'a' },
    },
    {
      type: 'input',
      block_id: 'words',
      label: text('Words'),
      element: { type: 'plain_text_input', action_id: 'a', multiline: true, max_length: 200 },
    },
    {
      type: 'input',
      block_id: 'one',
      label: text('One'),
      element: { type: 'static_select', action_id: 'a', options: options('Red', 'Green') },
    },
    {
      type: 'input',
      block_id: 'many',
      label: text('Many'),
      element: { type: 'multi_static_select', action_id: 'a', options: options('Red', 'Green', 'Blue') },
    },
    {
      type: 'input',
      block_id: 'asked',
      label: text('Asked'),
      element: { type: 'multi_external_select', action_id: 'asked', min_query_length: 1 },
    },
    { type: 'input', block_id: 'who', label: text('Who'), element: { type: 'users_select', action_id: 'a' } },
    {
      type: 'input',
      block_id: 'where',
      label: text('Where'),
      optional: true,
      element: { type: 'conversations_select', action_id: 'a' },
    },
    {
      type: 'input',
      block_id: 'ticks',
      label: text('Ticks'),
      optional: true,
      element: { type: 'checkboxes', action_id: 'a', options: options('North', 'South') },
    },
    {
      type: 'input',
      block_id: 'dot',
      label: text('Dot'),
      optional: true,
      element: { type: 'radio_buttons', action_id: 'a', options: options('Up', 'Down') },
    },
    {
      type: 'input',
      block_id: 'count',
      label: text('Count'),
      optional: true,
      element: { type: 'number_input', action_id: 'a', is_decimal_allowed: false },
    },
    {
      type: 'input',
      block_id: 'day',
      label: text('Day'),
      optional: true,
      element: { type: 'datepicker', action_id: 'a' },
    },
  ],
};

const fileForm: ModalView = {
  type: 'modal',
  callback_id: 'file',
  title: text('A file'),
  submit: text('Hand in'),
  blocks: [
    {
      type: 'input',
      block_id: 'csv',
      label: text('CSV file'),
      element: { type: 'file_input', action_id: 'a', filetypes: ['csv'], max_files: 1 },
    },
    {
      type: 'input',
      block_id: 'twins',
      label: text('Twins'),
      optional: true,
      element: { type: 'external_select', action_id: 'twins', min_query_length: 0 },
    },
  ],
};

const card: KnownBlock[] = [
  { type: 'header', text: text('A card') },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'yes', style: 'primary', text: text('Agree') },
      {
        type: 'button',
        action_id: 'no',
        style: 'danger',
        text: text('Refuse'),
        confirm: {
          title: text('Are you sure?'),
          text: text('Nobody can undo it.'),
          confirm: text('Refuse it'),
          deny: text('Keep it'),
        },
      },
      { type: 'button', action_id: 'silent', text: text('Never answered') },
      { type: 'overflow', action_id: 'menu', options: options('Copy', 'Move') },
    ],
  },
];

const cell = (words: string): RawTextElement => ({ type: 'raw_text', text: words });
/** A picture of one colour. */
const picture = (width: number, height: number): ImageElement => ({
  type: 'image',
  image_url: `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'%3E%3Crect width='100%25' height='100%25' fill='teal'/%3E%3C/svg%3E`,
  alt_text: 'Teal',
});

const weeks = ['Nov 2', 'Nov 9', 'Nov 16', 'Nov 23'];
const series = (name: string, ...values: number[]) => ({
  name,
  data: values.map((value, index) => ({ label: weeks[index] ?? '', value })),
});
const chart = (type: string) => ({
  type: 'data_visualization',
  title: `Invitations as ${type}`,
  chart: {
    type,
    series: [
      series('Invited', 12, 40, 8, 23),
      series('Joined', 4, 31, 12, 20),
      series('Waiting', 8, 9, 0, 3),
    ],
    axis_config: { categories: weeks, x_label: 'Week', y_label: 'People' },
  },
});
const pie = {
  type: 'data_visualization',
  title: 'Members as pie',
  chart: {
    type: 'pie',
    segments: [
      { label: 'Analyst', value: 12 },
      { label: 'Viewer', value: 7 },
      { label: 'Admin', value: 2 },
    ],
  },
};
// @slack/types doesn't know charts yet.
const charts = (...blocks: object[]) => blocks as KnownBlock[];

const cards: KnownBlock[] = [
  {
    type: 'card',
    icon: picture(36, 36),
    hero_image: picture(400, 60),
    title: { type: 'mrkdwn', text: '*Ada* Lovelace' },
    subtitle: { type: 'mrkdwn', text: 'Analyst' },
    body: { type: 'mrkdwn', text: 'Joined today' },
    actions: [{ type: 'button', action_id: 'yes', text: text('Edit Ada') }],
  },
  {
    type: 'carousel',
    elements: ['One', 'Two', 'Three'].map(title => ({
      type: 'card',
      title: { type: 'mrkdwn', text: title },
    })),
  },
  {
    type: 'table',
    column_settings: [{ align: 'left' }, { align: 'center' }],
    rows: [
      [cell('Right'), cell('Analyst')],
      [cell('Invite people'), cell('✓')],
    ],
  },
  {
    type: 'container',
    title: text('Two records'),
    subtitle: text('Review them first'),
    is_collapsible: true,
    child_blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'A record' } }, { type: 'divider' }],
  },
  {
    type: 'data_table',
    caption: 'Members by role',
    row_header_column_index: 0,
    rows: [
      [cell('Role'), cell('Members')],
      [cell('Analyst'), { type: 'raw_number', value: 12, text: '12' }],
    ],
  },
];

/**
 * A small Bolt app with one of everything, for the page to show. `handedIn` contains the values of each form, `read`
 * the content of each file.
 */
export async function startTinyApp(simulator: Simulator) {
  const handedIn: Record<string, unknown>[] = [];
  const read: string[] = [];
  const readFile = async (url: string | undefined) => {
    const headers = { authorization: `Bearer ${simulator.botToken}` };
    read.push(await (await fetch(url ?? '', { headers })).text());
  };
  const app = new App({
    token: simulator.botToken,
    signingSecret: simulator.signingSecret,
    clientOptions: { slackApiUrl: simulator.apiUrl },
  });
  app.command('/form', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
  app.command('/file', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: fileForm });
  });
  app.options('twins', async ({ ack }) => {
    await ack({ options: ['elder', 'younger'].map(value => ({ text: text('Sam'), value })) });
  });
  app.view('file', async ({ ack, view }) => {
    handedIn.push(view.state.values);
    await readFile(view.state.values.csv?.a?.files?.[0]?.url_private);
    await ack();
  });
  app.message(async ({ message }) => {
    if (message.subtype !== 'file_share') return;
    for (const file of message.files ?? []) await readFile(file.url_private_download);
  });
  app.shortcut('open_form', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
  app.command('/card', async ({ ack, client, body }) => {
    await ack({ response_type: 'ephemeral', text: 'A card comes.' });
    await client.chat.postMessage({ channel: body.user_id, text: 'A card', blocks: card });
  });
  app.command('/show', async ({ ack, client, body }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user_id, text: 'Cards', blocks: cards });
  });
  app.command('/charts', async ({ ack, client, body }) => {
    await ack();
    for (const blocks of [charts(chart('bar'), chart('line')), charts(chart('area'), pie)]) {
      await client.chat.postMessage({ channel: body.user_id, text: 'Charts', blocks });
    }
  });
  app.options('asked', async ({ ack, options: { value } }) => {
    await ack({
      options: options('Alpha', 'Beta', 'Gamma').filter(one => one.value.startsWith(value.toLowerCase())),
    });
  });
  app.view('form', async ({ ack, view, client, body }) => {
    const words = view.state.values.words?.a?.value ?? '';
    if (words === 'wrong')
      return ack({ response_action: 'errors', errors: { words: 'These are the wrong words.' } });
    handedIn.push(view.state.values);
    await ack();
    const shown = words
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('*', '\u2217');
    await client.chat.postMessage({
      channel: body.user.id,
      text: 'Handed in',
      blocks: [
        { type: 'section', text: { type: 'plain_text', text: words, emoji: false } },
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: `*bold* _italic_ ~gone~ \`code\` <https://a.example|a link> <!date^1700000000^{date_num}|then> :tada: ${shown}`,
          },
        },
      ],
    });
  });
  for (const action of ['yes', 'no', 'menu']) {
    app.action(action, async ({ ack, respond, action: pressed }) => {
      await ack();
      const option = 'selected_option' in pressed ? JSON.stringify(pressed.selected_option) : '';
      await respond({ replace_original: true, text: `Pressed ${action} ${option}` });
    });
  }
  app.action('silent', async () => {});
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: text('Welcome home') }] },
    });
  });
  const server = (await app.start(0)) as Server;
  const { port } = server.address() as AddressInfo;
  simulator.installApp(manifest, { requestUrl: `http://127.0.0.1:${port}/slack/events` });
  return {
    handedIn,
    read,
    async stop() {
      server.closeAllConnections();
      await app.stop();
    },
  };
}
