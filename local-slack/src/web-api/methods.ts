import { authMethods } from './auth.ts';
import { blocksMethods } from './blocks.ts';
import { chatMethods } from './chat.ts';
import { conversationMembersMethods } from './conversation-members.ts';
import { conversationsMethods } from './conversations.ts';
import { filesMethods } from './files.ts';
import type { Method } from './method.ts';
import { oauthMethods } from './oauth.ts';
import { openIdMethods } from './openid.ts';
import { teamMethods } from './team.ts';
import { usergroupsMethods } from './usergroups.ts';
import { usersMethods } from './users.ts';
import { viewsMethods } from './views.ts';

/** THE list: every Web API method this Slack has. A new family is one file and one line here. */
export const methods: Record<string, Method> = {
  ...authMethods,
  ...blocksMethods,
  ...chatMethods,
  ...conversationMembersMethods,
  ...conversationsMethods,
  ...filesMethods,
  ...oauthMethods,
  ...openIdMethods,
  ...teamMethods,
  ...usergroupsMethods,
  ...usersMethods,
  ...viewsMethods,
};
