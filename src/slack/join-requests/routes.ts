import type { Route } from '../route.ts';
import { askToJoinButton, askToJoinCommand, askToJoinModal, withdrawButton } from './ask.ts';
import { approveAsButton, approveAsModal, approveButton, rejectButton, rejectModal } from './decide.ts';
import {
  approveRowButton,
  joinRequestsButton,
  joinRequestsCommand,
  nextRequestsButton,
  previousRequestsButton,
} from './waiting-requests.ts';

/** Routes for asking to join and deciding requests. */
export const joinRequestRoutes: readonly Route[] = [
  askToJoinCommand,
  askToJoinButton,
  askToJoinModal,
  withdrawButton,
  approveButton,
  approveAsButton,
  approveAsModal,
  rejectButton,
  rejectModal,
  joinRequestsCommand,
  joinRequestsButton,
  previousRequestsButton,
  nextRequestsButton,
  approveRowButton,
];
