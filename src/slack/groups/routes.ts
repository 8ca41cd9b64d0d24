import type { Route } from '../route.ts';
import { groupOptions } from './group-options.ts';
import {
  addGroupsButton,
  addGroupsModal,
  groupsButton,
  groupsCommand,
  nextGroupsButton,
  previousGroupsButton,
  removeGroupButton,
  removeGroupModal,
  renameGroupButton,
  renameGroupModal,
} from './manage.ts';

/** All routes of groups. */
export const groupRoutes: readonly Route[] = [
  groupsCommand,
  groupsButton,
  previousGroupsButton,
  nextGroupsButton,
  addGroupsButton,
  addGroupsModal,
  renameGroupButton,
  renameGroupModal,
  removeGroupButton,
  removeGroupModal,
  groupOptions,
];
