import { expect, it } from 'vitest';
import { csv, done, paste, send, startSenturo } from '../support/import-story.ts';
import { quiet } from '../support/story.ts';

const list = csv('Email,Role', 'ada@lovelace.example,Remote', 'nobody,Remote');

it.each(['1 sent', 'Fix-me CSV'])(
  'a copy of the import’s message of which only Slack knew is brought up to date by a press on %s',
  async label => {
    await using foyer = await startSenturo();
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await paste(grace, list);
    await send(grace);
    await done(foyer, grace);
    const card = grace.messages().findLast(one => one.plain().includes('The upload '));
    if (!card) throw new Error('There is no message about the import.');
    // As after a kill between Slack's acceptance and the record of it.
    await db.postedMessage.deleteMany();
    await grace.press(card, label);
    await quiet(foyer);
    expect(await db.postedMessage.findMany()).toMatchObject([{ ts: card.ts }]);
    expect(slack.calls.of('chat.update').at(-1)?.args).toMatchObject({ ts: card.ts });
  },
);
