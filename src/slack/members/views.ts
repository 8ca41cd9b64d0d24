import type { KnownBlock, ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { clamp } from '../../domain/characters.ts';
import type { MembersList } from '../../domain/members/current-users.ts';
import { memberSorts } from '../../domain/members/list/store.ts';
import { keptOf } from '../../domain/page.ts';
import { texts } from '../../texts/texts.ts';
import { actions, button, context, divider, paragraphBlock, plain } from '../blocks.ts';
import { type Happened, noticeOf, sortMenu } from '../list-parts.ts';
import { turnButtons } from '../pages.ts';
import {
  everybodyAction,
  exportMembersAction,
  type ListQuery,
  listForm,
  nextMembersAction,
  previousMembersAction,
  searchMembersAction,
  sortMembersAction,
} from './actions.ts';
import { memberRow } from './member-row.ts';

/** The modal "Current users": everybody with their role and groups; deactivated and external people stay, marked. */
export function currentUsersView(
  acting: ActingMember,
  list: MembersList,
  query: ListQuery,
  shown: { filter?: string; happened?: Happened | undefined } = {},
): ModalView {
  const { organization } = acting;
  const { items, total, previous, next } = list;
  const { lists, members, counts } = texts();
  const filter = shown.filter ? ` · ${clamp(shown.filter, 500)}` : '';
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${counts.people(total)}${filter}`),
    ...noticeOf(shown.happened, items),
    actions(
      button(searchMembersAction, {}, lists.search),
      ...(shown.filter ? [button(everybodyAction, {}, lists.showEverybody)] : []),
      ...(items.length > 0 ? [button(exportMembersAction, {}, lists.download)] : []),
      ...(items.length > 1 ? [sortMenu(sortMembersAction, memberSorts, members.sorts, query.sort)] : []),
    ),
    ...items.flatMap(member => [divider, ...memberRow(acting, member, list, shown.happened)]),
  ];
  if (items.length === 0) {
    blocks.push(paragraphBlock(shown.filter ? lists.nobodyMatches : members.nobody));
  }
  blocks.push(...turnButtons({ previous, next }, { back: previousMembersAction, on: nextMembersAction }));
  const metadata = { ...query, kept: keptOf(list) };
  const view = listForm.view({ title: members.title, metadata, blocks });
  return { ...view, close: plain(texts().answers.close, 24) };
}
