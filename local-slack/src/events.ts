import { systemClock } from './clock.ts';
import { freshId, hex } from './ids.ts';
import type { Answer, Events, Outgoing } from './outgoing.ts';
import type { World } from './world.ts';

interface Retry {
  outgoing: Outgoing;
  dueAt: number;
}

/** When a failed event is retried: almost at once, after a minute, after five (docs.slack.dev: apis/events-api). */
const retryDelaysMs = [0, 60_000, 5 * 60_000];

export class AppEvents implements Events {
  readonly #world: World;
  #retries: Retry[] = [];
  #timers = new Set<NodeJS.Timeout>();

  constructor(world: World) {
    this.#world = world;
  }

  async emit(subscription: string, event: Record<string, unknown>): Promise<Answer | undefined> {
    const { app, team, clock, messages } = this.#world;
    if (!app.subscribesTo(subscription)) return undefined;
    const payload = {
      token: app.verificationToken,
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: team.enterprise?.id ?? null,
      api_app_id: app.id,
      event: { ...event, event_ts: event.event_ts ?? messages.nextTs() },
      type: 'event_callback',
      event_id: freshId('Ev'),
      event_time: Math.floor(clock.now().getTime() / 1000),
      authorizations: [
        {
          enterprise_id: team.enterprise?.id ?? null,
          team_id: team.id,
          user_id: app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `4-${freshId('', 24)}`,
    };
    return await this.#deliver({ kind: 'event', name: String(event.type), payload, url: app.eventsUrl() });
  }

  async verifyUrl(): Promise<boolean> {
    const { app, outbox } = this.#world;
    if (app.usesSocketMode) return true;
    const challenge = hex(40);
    const payload = { token: app.verificationToken, challenge, type: 'url_verification' };
    const url = app.eventsUrl();
    const answer = await outbox.send({ kind: 'url_verification', name: 'url_verification', payload, url });
    return answer.status === 200 && answer.text.includes(challenge);
  }

  async runDue(): Promise<number> {
    const now = this.#world.clock.now().getTime();
    const due = this.#retries.filter(retry => retry.dueAt <= now);
    this.#retries = this.#retries.filter(retry => retry.dueAt > now);
    for (const retry of due) await this.#deliver(retry.outgoing);
    return due.length;
  }

  stop(): void {
    this.#retries = [];
    for (const timer of this.#timers) clearTimeout(timer);
  }

  async #deliver(outgoing: Outgoing): Promise<Answer> {
    const answer = await this.#world.outbox.send(outgoing);
    const isTaken = typeof answer.status === 'number' && answer.status >= 200 && answer.status < 300;
    if (isTaken || answer.headers['x-slack-no-retry'] === '1') return answer;
    const num = (outgoing.retry?.num ?? 0) + 1;
    const delay = retryDelaysMs[num - 1];
    if (delay === undefined) return answer;
    const reasons = { timeout: 'http_timeout', failed: 'connection_failed' };
    const reason = typeof answer.status === 'number' ? 'http_error' : reasons[answer.status];
    this.#schedule({ ...outgoing, retry: { num, reason } }, delay);
    return answer;
  }

  #schedule(outgoing: Outgoing, delayMs: number): void {
    if (delayMs === 0) {
      const done = this.#world.traffic.begin();
      void this.#deliver(outgoing).finally(done);
      return;
    }
    this.#retries.push({ outgoing, dueAt: this.#world.clock.now().getTime() + delayMs });
    if (this.#world.clock !== systemClock) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.runDue();
    }, delayMs);
    timer.unref();
    this.#timers.add(timer);
  }
}
