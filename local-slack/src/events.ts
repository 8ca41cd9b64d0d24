import { systemClock } from './clock.ts';
import { freshId, hex } from './ids.ts';
import type { Installation } from './oauth/installation.ts';
import type { Answer, Events, Outgoing } from './outgoing.ts';
import type { Team, World } from './world.ts';

interface Retry {
  outgoing: Outgoing;
  isWanted: () => boolean;
  dueAt: number;
}

/** When a failed event is retried: almost at once, after a minute, after five (docs.slack.dev: apis/events-api). */
const retryDelaysMs = [0, 60_000, 5 * 60_000];

/** For which installation an event is meant; that of an organization has no team. */
function authorizationOf(team: Team, installation: Installation): Record<string, unknown> {
  return {
    enterprise_id: team.enterprise?.id ?? null,
    team_id: installation.isEnterpriseInstall ? null : team.id,
    user_id: installation.botUserId,
    is_bot: true,
    is_enterprise_install: installation.isEnterpriseInstall,
  };
}

/** Whom an event about the app itself concerns: a workspace, or a whole organization (team_access_granted's example). */
function teamFields(team: Team, { organization }: Installation): Record<string, unknown> {
  if (organization) return { team_id: null, enterprise_id: organization.id };
  return { team_id: team.id, ...(team.enterprise && { enterprise_id: team.enterprise.id }) };
}

export class AppEvents implements Events {
  readonly #world: World;
  #retries: Retry[] = [];
  #timers = new Set<NodeJS.Timeout>();

  constructor(world: World) {
    this.#world = world;
  }

  async emit(subscription: string, event: Record<string, unknown>): Promise<Answer | undefined> {
    const { app, team } = this.#world;
    if (!app.subscribesTo(subscription)) return undefined;
    const payload = {
      ...this.#envelope(event),
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: team.enterprise?.id ?? null,
      authorizations: [authorizationOf(team, app.installation)],
      is_ext_shared_channel: false,
      event_context: `4-${freshId('', 24)}`,
    };
    const outgoing: Outgoing = { kind: 'event', name: String(event.type), payload, url: app.eventsUrl() };
    const { installation } = app;
    return await this.#deliver(outgoing, () => installation.isActive && app.installation === installation);
  }

  async emitAbout(event: Record<string, unknown>, installation: Installation): Promise<void> {
    const { app, team } = this.#world;
    const { manifest } = app.configuration;
    const name = String(event.type);
    if (!manifest?.settings?.event_subscriptions?.bot_events?.includes(name)) return;
    const payload = { ...this.#envelope(event), ...teamFields(team, installation), authorizations: [] };
    await this.#deliver({ kind: 'event', name, payload, url: app.eventsUrl() }, () => true);
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
    for (const { outgoing, isWanted } of due) await this.#deliver(outgoing, isWanted);
    return due.length;
  }

  stop(): void {
    this.#retries = [];
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** What every event's envelope has. */
  #envelope(event: Record<string, unknown>): Record<string, unknown> {
    const { app, clock, messages } = this.#world;
    return {
      token: app.verificationToken,
      api_app_id: app.id,
      event: { ...event, event_ts: event.event_ts ?? messages.nextTs() },
      type: 'event_callback',
      event_id: freshId('Ev'),
      event_time: Math.floor(clock.now().getTime() / 1000),
    };
  }

  /** Sends an event, and later again while it is wanted: not after the app was removed. */
  async #deliver(outgoing: Outgoing, isWanted: () => boolean): Promise<Answer> {
    const answer = await this.#world.outbox.send(outgoing);
    const isTaken = typeof answer.status === 'number' && answer.status >= 200 && answer.status < 300;
    if (isTaken || !isWanted() || answer.headers['x-slack-no-retry'] === '1') return answer;
    const num = (outgoing.retry?.num ?? 0) + 1;
    const delay = retryDelaysMs[num - 1];
    if (delay === undefined) return answer;
    const reasons = { timeout: 'http_timeout', failed: 'connection_failed' };
    const reason = typeof answer.status === 'number' ? 'http_error' : reasons[answer.status];
    this.#schedule({ outgoing: { ...outgoing, retry: { num, reason } }, isWanted }, delay);
    return answer;
  }

  #schedule({ outgoing, isWanted }: Omit<Retry, 'dueAt'>, delayMs: number): void {
    if (delayMs === 0) {
      const done = this.#world.traffic.begin();
      void this.#deliver(outgoing, isWanted).finally(done);
      return;
    }
    this.#retries.push({ outgoing, isWanted, dueAt: this.#world.clock.now().getTime() + delayMs });
    if (this.#world.clock !== systemClock) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.runDue();
    }, delayMs);
    timer.unref();
    this.#timers.add(timer);
  }
}
