import { measureApi } from './api/part.ts';
import { measureImports } from './imports/part.ts';
import { measureIsolation } from './isolation/part.ts';
import { measureLists } from './lists/part.ts';
import type { Part } from './part.ts';
import { measureProcesses } from './processes/part.ts';
import { measureRequests } from './requests/part.ts';
import { measureStart } from './start/part.ts';
import { measureWebhooks } from './webhooks/part.ts';
import { measureWorkspaces } from './workspaces/part.ts';

/** The parts of the benchmark by name, with the titles of their reports. */
export const parts = {
  requests: { title: 'Requests of Slack', measure: measureRequests },
  imports: { title: 'Imports', measure: measureImports },
  lists: { title: 'Lists', measure: measureLists },
  isolation: { title: 'Workspaces kept apart', measure: measureIsolation },
  webhooks: { title: 'Webhooks', measure: measureWebhooks },
  workspaces: { title: 'Many workspaces in one process', measure: measureWorkspaces },
  api: { title: 'The API', measure: measureApi },
  processes: { title: 'One, two, four and eight processes', measure: measureProcesses },
  start: { title: 'From start to ready', measure: measureStart },
} satisfies Record<string, { title: string; measure: Part }>;

export type PartName = keyof typeof parts;
