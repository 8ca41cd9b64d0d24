import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

// Labels have a fixed set of values: none grows with people, organizations or workspaces.

/** What this process counts of its own. What it asks for at each scrape is in scrape.ts. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const registers = [registry];
/** Seconds: Slack waits three of them. */
const SHORT = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
/** Seconds: nobody waits for these. */
const LONG = [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60];

/** From Slack's request to its acknowledgement. */
export const acknowledgements = new Histogram({
  name: 'foyer_slack_acknowledgement_seconds',
  help: 'From a request of Slack to its acknowledgement, by kind and route.',
  labelNames: ['kind', 'route'],
  buckets: SHORT,
  registers,
});

/** What people and programs did, and how it ended: "done", the code of a refusal, or "failed". */
export const operations = new Counter({
  name: 'foyer_operations_total',
  help: 'Operations by name and outcome: done, the code of a refusal, or failed.',
  labelNames: ['operation', 'outcome'],
  registers,
});

/** Requests to the web server besides Slack's. */
export const webRequests = new Histogram({
  name: 'foyer_web_request_seconds',
  help: 'Requests to the pages, the API, SCIM and the bounces, by part and status.',
  labelNames: ['part', 'status'],
  buckets: SHORT,
  registers,
});

/** Jobs of the queue that ran. */
export const jobRuns = new Histogram({
  name: 'foyer_job_seconds',
  help: 'Jobs by task and outcome: done, or failed and tried again.',
  labelNames: ['task', 'outcome'],
  buckets: LONG,
  registers,
});

/** Messages that ended. */
export const deliveries = new Counter({
  name: 'foyer_deliveries_total',
  help: 'Messages by medium and outcome: delivered, or the code of why they failed.',
  labelNames: ['medium', 'outcome'],
  registers,
});

/** Calls to Slack's Web API. */
export const slackCalls = new Histogram({
  name: 'foyer_slack_call_seconds',
  help: 'Calls to Slack by method and answer: ok, an error code of Slack, unreadable, an HTTP status, or none.',
  labelNames: ['method', 'answer'],
  buckets: SHORT,
  registers,
});

/** How long work waits for a free slot of a rate limit. */
export const rateLimitWaits = new Histogram({
  name: 'foyer_rate_limit_wait_seconds',
  help: 'Waits for a slot of a rate limit, by method of Slack or mail.',
  labelNames: ['method'],
  buckets: LONG,
  registers,
});

/** Calls of webhooks. */
export const webhookCalls = new Histogram({
  name: 'foyer_webhook_call_seconds',
  help: 'Calls of webhooks by outcome: the class of the status, or why there was no answer.',
  labelNames: ['outcome'],
  buckets: LONG,
  registers,
});

/** Emails that the mail server was given. */
export const mails = new Histogram({
  name: 'foyer_mail_seconds',
  help: 'Emails by outcome: taken, refused for good, or tried again.',
  labelNames: ['outcome'],
  buckets: LONG,
  registers,
});

/** Measures work, and labels it when it has ended. */
export async function timed<Result>(
  work: () => Promise<Result>,
  ended: (seconds: number, failed: unknown) => void,
): Promise<Result> {
  const began = performance.now();
  try {
    const result = await work();
    ended((performance.now() - began) / 1_000, undefined);
    return result;
  } catch (error) {
    ended((performance.now() - began) / 1_000, error);
    throw error;
  }
}
