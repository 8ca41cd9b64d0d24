import type { Route } from '../route.ts';
import {
  tiesButton,
  tieToChannelButton,
  tieToChannelModal,
  tieToUserGroupButton,
  tieToUserGroupModal,
  untieButton,
  userGroupOptions,
} from './manage.ts';
import { syncButton, syncCommand } from './sync.ts';

/** What ties groups to Slack channels and user groups. */
export const tieRoutes: readonly Route[] = [
  syncCommand,
  syncButton,
  tiesButton,
  tieToChannelButton,
  tieToUserGroupButton,
  tieToChannelModal,
  tieToUserGroupModal,
  untieButton,
  userGroupOptions,
];
