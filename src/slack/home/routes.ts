import type { Route } from '../route.ts';
import { hideChecklistButton } from './hide-checklist.ts';
import { inboxButton, inboxCommand, nextInboxButton, previousInboxButton } from './inbox.ts';
import { homeOpenedEvent } from './open.ts';

/** App Home and the inbox. */
export const homeRoutes: readonly Route[] = [
  homeOpenedEvent,
  inboxCommand,
  inboxButton,
  previousInboxButton,
  nextInboxButton,
  hideChecklistButton,
];
