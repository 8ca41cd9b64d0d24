import type { Route } from '../route.ts';
import {
  linkChannelButton,
  linkChannelModal,
  linksButton,
  linkUserGroupButton,
  linkUserGroupModal,
  unlinkButton,
  userGroupOptions,
} from './manage.ts';
import { syncButton, syncCommand } from './sync.ts';

/** Routes that link groups to Slack channels and user groups. */
export const linkRoutes: readonly Route[] = [
  syncCommand,
  syncButton,
  linksButton,
  linkChannelButton,
  linkUserGroupButton,
  linkChannelModal,
  linkUserGroupModal,
  unlinkButton,
  userGroupOptions,
];
