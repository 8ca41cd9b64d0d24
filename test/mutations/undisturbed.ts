import type { World } from 'local-slack/inside';
import { keepViews } from '../attacks/keep-views.ts';

type Message = ReturnType<World['messages']['post']>;

/** Every message that was posted, so that it can be put back: what Slack shows of a channel hides those for one person. */
export function noteMessages({ messages }: World): Set<Message> {
  const posted = new Set<Message>();
  const post = messages.post.bind(messages);
  messages.post = message => {
    const record = post(message);
    posted.add(record);
    return record;
  };
  return posted;
}

/**
 * Lets many requests take the place of one: views are updated whatever their hash, and a response URL doesn't wear out.
 * The result puts Slack back as it was: views, messages, and what was handed out since.
 */
export function keepSlack(world: World, posted: Set<Message>): () => void {
  const { triggers, responseUrls, views, messages } = world;
  const putViewsBack = world.people.all().map(({ id }) => keepViews(world, id));
  const kept = [...posted].map(message => [message, structuredClone(message)] as const);
  const update = views.update.bind(views);
  world.triggers = new (triggers.constructor as new (clock: World['clock']) => typeof triggers)(world.clock);
  world.responseUrls = Object.assign(Object.create(responseUrls), {
    create: responseUrls.create.bind(responseUrls),
    clear: responseUrls.clear.bind(responseUrls),
    use: (path: string) => Object.assign(responseUrls.use(path), { uses: 0 }),
  });
  views.update = (view, body) => update(view, body);
  return () => {
    Object.assign(world, { triggers, responseUrls });
    views.update = update;
    for (const putBack of putViewsBack) putBack();
    const known = new Set(kept.map(([message]) => message));
    for (const message of posted) {
      if (known.has(message)) continue;
      messages.delete(message);
      posted.delete(message);
    }
    for (const [message, was] of kept) Object.assign(message, { editedTs: undefined }, was);
    world.calls.clear();
  };
}
