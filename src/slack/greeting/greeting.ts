import type { WebClient } from '@slack/web-api';
import type { Domain, Person } from '../../domain/domain.ts';
import { closeGreeting, firstSetUp, openGreetings } from '../../domain/greeting/store.ts';
import { commandOf } from '../../domain/organizations/store.ts';
import { forReader, type Speaks } from '../../texts/reader.ts';
import { isSlackError } from '../web-api.ts';
import { doneContent, greetingContent } from './views.ts';

interface Parts {
  domain: Pick<Domain, 'db'>;
  client: WebClient;
}

/** Posts the greeting of a person who can set Foyer up; returns where it is. */
export async function postGreeting(
  client: WebClient,
  person: Person & Speaks,
): Promise<{ channel: string; ts: string } | null> {
  const content = forReader(person, () => greetingContent(person));
  const { channel, ts } = await client.chat.postMessage({ channel: person.slackUserId, ...content });
  return channel && ts ? { channel, ts } : null;
}

/** After the set-up, each greeting says that it is done: to the person who did it, with what comes next. */
export async function followGreetings({ domain, client }: Parts, workspaceId: string): Promise<void> {
  const { db } = domain;
  const done = await firstSetUp(db, workspaceId);
  if (!done) return;
  const command = await commandOf(db, workspaceId);
  for (const { person, channel, ts } of await openGreetings(db, workspaceId)) {
    const content = forReader(person, () => doneContent(done, { command, reader: person.slackUserId }));
    try {
      await client.chat.update({ channel, ts, ...content });
    } catch (error) {
      if (!isSlackError(error, 'message_not_found', 'cant_update_message', 'edit_window_closed')) throw error;
    }
    await closeGreeting(db, person);
  }
}
