import { z } from 'zod';
import { requestNotes } from '../log/request.ts';
import { runningTrace } from '../tracing/tracing.ts';
import { fanOut } from './fan-out/job.ts';

/** Tries of a job before Foyer gives up: about half an hour with Graphile Worker's exponential backoff. */
export const MAX_ATTEMPTS = 8;

interface JobKind {
  payload: z.ZodType<object>;
  /** Default: MAX_ATTEMPTS. */
  maxAttempts?: number;
  /** Lower numbers run first; default 0. */
  priority?: number;
}

const inWorkspace = z.object({ workspaceId: z.uuid() });
const inOrganization = z.object({ organizationId: z.uuid() });

/**
 * THE list of jobs and their payloads. Each is queued for its workspace. task-list.ts has what each does; schedules.ts
 * has scheduled work.
 */
export const jobs = {
  /** Send one delivery; `bookedFor`: its reserved time in the shared rate limit, in milliseconds since 1970. */
  send: { payload: z.object({ deliveryId: z.uuid(), bookedFor: z.number().optional() }) },
  /** Mail one delivery; `bookedFor` as above. A mail server may be down for a while: about a day of tries. */
  mail: { payload: z.object({ deliveryId: z.uuid(), bookedFor: z.number().optional() }), maxAttempts: 13 },
  /** Reserve a time in the shared rate limit for each of many deliveries. */
  'send-many': { payload: inOrganization.extend({ deliveryIds: z.array(z.uuid()) }) },
  /** Update every message about a subject. */
  refresh: {
    payload: z.union([
      z.object({ invitationId: z.uuid() }),
      z.object({ joinRequestId: z.uuid() }),
      z.object({ importId: z.uuid() }),
      z.object({ batchId: z.uuid() }),
      z.object({ memberId: z.uuid() }),
      z.object({ handoverId: z.uuid() }),
    ]),
  },
  /** Apply membership changes to a channel or user group; `atMost`: this many at once, because Slack refused more. */
  access: { payload: inWorkspace.extend({ slackId: z.string(), atMost: z.number().positive().optional() }) },
  /** Compare the links of an organization with Slack; the person who asked gets a message. */
  sync: {
    payload: inOrganization.extend({
      syncId: z.uuid(),
      /** The Slack user who asked. */
      by: z.string(),
      /** The last compared link. */
      after: z.uuid().optional(),
      /** Links whose members Slack didn't list, and why. */
      problems: z.array(z.object({ linkId: z.uuid(), reason: z.string() })),
    }),
  },
  /** Make the same change to many invitations. */
  batch: { payload: inOrganization.extend({ batchId: z.uuid() }) },
  /** Compute who else an operation concerns. */
  'fan-out': { payload: fanOut },
  /** Update App Homes, after waiting messages, which people need first. Few tries: opening a home renders it again. */
  homes: { payload: z.object({ slackUserIds: z.array(z.string()) }), maxAttempts: 3, priority: 10 },
  /** A job of an older version: update one App Home. */
  home: { payload: inWorkspace.extend({ slackUserId: z.string() }) },
  /** List all people of a workspace, from that page of Slack's list on. */
  'list-people': { payload: inWorkspace.extend({ cursor: z.string().optional() }) },
  /** Greet the workspace's owners before the set-up; after it, let the greetings show that it is done. */
  greet: { payload: inWorkspace },
  /** Send one greeting. */
  greeting: { payload: inWorkspace.extend({ slackUserId: z.string() }) },
  /** Send what waits for an endpoint of webhooks. Triggers of the database queue it too. */
  webhooks: { payload: z.object({ endpointId: z.uuid() }) },
  /** Delete cards from Slack, because the person they show is erased. */
  remove: {
    payload: inOrganization.extend({ cards: z.array(z.object({ channelId: z.string(), ts: z.string() })) }),
  },
} satisfies Record<string, JobKind>;

export type JobName = keyof typeof jobs;

/** What each job is given. */
export type Jobs = { [Name in JobName]: z.infer<(typeof jobs)[Name]['payload']> };

/** The tries and the priority of a job. */
export function limitsOf(name: JobName): Required<Omit<JobKind, 'payload'>> {
  const { maxAttempts = MAX_ATTEMPTS, priority = 0 }: JobKind = jobs[name];
  return { maxAttempts, priority };
}

/** The queue of all workspaces that installed Foyer by OAuth: every process with those settings serves it. */
export const SHARED_QUEUE = 'shared';

/**
 * The name of a task in one queue. A worker gets only jobs whose name it knows. So a process takes no job of a workspace
 * without a client, however many workspaces share the database; those jobs wait for their process. A workspace has its
 * own queue, named by its id, unless its row names another one (`foyer_task` in the database).
 * Source: Graphile Worker, "task identifiers" (its get_job looks only for the task ids of the task list)
 */
export function taskOf(name: string, queue: string): string {
  return `${name}:${queue}`;
}

/** A job's payload with its workspace: in the shared queue nothing else says whose it is. */
export const ofWorkspace = <Payload extends object>(workspaceId: string, payload: Payload) => ({
  ...payload,
  ...ofRequest(),
  workspaceId,
});

const request = z.object({ reference: z.string().optional(), traceparent: z.string().optional() });

/** What a job's payload says about the request that queued it: its lines in the log, and its trace, go on in the job. */
export const ofRequest = (): z.infer<typeof request> => {
  const [reference, traceparent] = [requestNotes()?.reference, runningTrace()];
  return { ...(reference && { reference }), ...(traceparent && { traceparent }) };
};

/** The request that queued a job; empty: none did. */
export const requestOf = (payload: unknown): z.infer<typeof request> => request.safeParse(payload).data ?? {};
