import { joinRequestCard } from '../slack/join-requests/views.ts';
import type { Render } from './message.ts';

export const joinRequestMessage: Render = ({ joinRequest, formerRole }) =>
  joinRequest && joinRequestCard(joinRequest, formerRole);
