import { WebClient } from '@slack/web-api';
import { startSimulator } from 'local-slack';
import { expect, it } from 'vitest';

it('the app’s message reaches Ada', async () => {
  const slack = await startSimulator();
  const manifest = {
    display_information: { name: 'Greeter' },
    features: { bot_user: { display_name: 'Greeter' }, app_home: { messages_tab_enabled: true } },
    oauth_config: { scopes: { bot: ['chat:write'] } },
  };
  slack.installApp(manifest, {});
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const ada = slack.person('ada');
  await client.chat.postMessage({ channel: ada.id, text: '*Hello*, Ada!' });
  expect(ada.messages().at(-1)?.plain()).toBe('Hello, Ada!');
  await expect(client.chat.postMessage({ channel: 'C000', text: 'Hi' })).rejects.toThrow('channel_not_found');
  await slack.stop();
});
