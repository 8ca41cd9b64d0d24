import type { KnownBlock } from '@slack/types';
import { trimUnseen } from '../../domain/characters.ts';
import type { Person } from '../../domain/domain.ts';
import { DomainError } from '../../domain/errors.ts';
import { homeFacts } from '../../domain/home/facts.ts';
import { commandOf } from '../../domain/organizations/store.ts';
import { actorProblem } from '../../domain/person-problem.ts';
import { forReader } from '../../texts/reader.ts';
import { texts } from '../../texts/texts.ts';
import { escapedLine, paragraphBlock } from '../blocks.ts';
import { directMessage } from '../direct-message.ts';
import { errorText } from '../errors.ts';
import { helpBlocks } from '../help.ts';
import { type CommandRoute, type EventContext, type EventRoute, eventRoute } from '../route.ts';
import { typedField, withoutStop } from '../typed.ts';
import { wordBlocks } from './word-view.ts';

interface Answer {
  text: string;
  blocks: KnownBlock[];
}

/** Answers any direct message to Foyer with what this person can do now. A file isn't one: it starts an import. */
export function wordSaidEvent(commands: readonly CommandRoute[]): EventRoute {
  return eventRoute<unknown>({
    type: 'message',
    subscription: 'message.im',
    scopes: ['im:history'],
    by: payload => directMessage(payload)?.user,
    async run(context, payload) {
      const said = directMessage(payload);
      if (!said || said.user === context.botUserId || said.files.length > 0) return;
      const person = await context.directory.byId(context.workspaceId, said.user);
      if (!person || person.isBot) return;
      const { text, blocks } = await forReader(person, () => answerTo(context, person, said.text, commands));
      await context.client.chat.postMessage({ channel: said.user, text: escapedLine(text), blocks });
    },
  });
}

async function answerTo(
  { domain, workspaceId, limits }: EventContext,
  person: Person,
  text: string,
  commands: readonly CommandRoute[],
): Promise<Answer> {
  const problem = actorProblem(person);
  if (problem) return inWords(texts().cannotAct[problem]);
  try {
    const isHelp = withoutStop(trimUnseen(typedField(text, 'text'))).toLowerCase() === 'help';
    const facts = await homeFacts(domain, person);
    const { organization } = facts;
    const help = isHelp && organization ? helpBlocks(commands, { ...facts, organization }) : [];
    return { text: texts().home.whatYouCanDo, blocks: [...wordBlocks(facts), ...help] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await limits.noteRefusal(person.slackUserId);
    return inWords(errorText(error, await commandOf(domain.db, workspaceId)));
  }
}

function inWords(text: string): Answer {
  return { text, blocks: [paragraphBlock(text)] };
}
