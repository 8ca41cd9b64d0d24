import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { apiKeyDays, type ListedApiKey } from '../../domain/api-keys/manage.ts';
import { apiScopes } from '../../domain/api-keys/scopes.ts';
import { clamp } from '../../domain/characters.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Page } from '../../domain/page.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  dateTime,
  day,
  divider,
  type Inline,
  input,
  paragraph,
  paragraphBlock,
  plain,
  preformatted,
  richText,
} from '../blocks.ts';
import { openedIn } from '../form.ts';
import { pageButtons } from '../pages.ts';
import {
  newApiKeyAction,
  newApiKeyForm,
  nextApiKeysAction,
  previousApiKeysAction,
  revokeApiKeyAction,
} from './actions.ts';

/** What just happened to a key; `secret`: what a program needs, which is shown this once. */
export interface ApiKeyNotice {
  text: string;
  secret?: string;
}

/** The modal "API keys": each with what it can do, for whom and how long. */
export function apiKeysView(
  { organization }: ActingMember,
  list: Page<ListedApiKey>,
  notice?: ApiKeyNotice,
): ModalView {
  const said = texts().apiKeys;
  const blocks: KnownBlock[] = [
    context(said.count({ organization: organization.name, count: list.total })),
    ...(notice ? noticeBlocks(notice) : []),
    paragraphBlock(said.explanation),
    actions(button(newApiKeyAction, {}, said.newKey, { style: 'primary' })),
    ...list.items.flatMap(each => row(each, list.page)),
    ...pageButtons(list, { back: previousApiKeysAction, on: nextApiKeysAction }, page => ({ page })),
  ];
  return {
    type: 'modal',
    callback_id: 'api-keys',
    private_metadata: openedIn(organization),
    title: plain(said.title, 24),
    close: plain(texts().answers.close, 24),
    blocks,
  };
}

function noticeBlocks({ text, secret }: ApiKeyNotice): KnownBlock[] {
  if (!secret) return [paragraphBlock(bold(text)), divider];
  return [paragraphBlock(bold(text)), preformatted(secret), context(texts().apiKeys.copyNow), divider];
}

function row({ key, isExpired, isMakerActive }: ListedApiKey, page: number): KnownBlock[] {
  const { id: apiKeyId, name, hint, expiresAt, lastUsedAt, creator } = key;
  const said = texts().apiKeys;
  const end = expiresAt ? day(expiresAt) : null;
  const known = apiScopes.filter(scope => key.scopes.includes(scope));
  return [
    divider,
    richText(
      paragraph(bold(name), ` · …${hint} · `, ...said.end<Inline>({ at: end, isOver: isExpired })),
      paragraph(said.can({ scopes: known.map(scope => said.scopes[scope].name) })),
      paragraph(
        ...said.use<Inline>({ creator: creator.name, at: lastUsedAt && dateTime(lastUsedAt) }),
        ...(isMakerActive ? [] : [` ${said.withoutMaker({ creator: creator.name })}`]),
      ),
    ),
    actions(
      button(revokeApiKeyAction, { apiKeyId, page }, said.revoke, {
        style: 'danger',
        confirm: confirmation(said.revokeTitle, said.revokeQuestion({ name: clamp(name, 75) }), said.revoke, {
          style: 'danger',
        }),
      }),
    ),
  ];
}

/** The modal that makes a key. */
export function newApiKeyView({ id, name }: Pick<Organization, 'id' | 'name'>): ModalView {
  const said = texts().apiKeys;
  const scopes: PlainTextOption[] = apiScopes.map(scope => ({
    text: plain(said.scopes[scope].name, 75),
    value: scope,
    description: plain(said.scopes[scope].about, 75),
  }));
  const ends: PlainTextOption[] = apiKeyDays.map(days => ({ text: plain(said.ends[days], 75), value: days }));
  return newApiKeyForm.view({
    title: said.newTitle,
    submit: said.make,
    metadata: { organizationId: id },
    blocks: [
      context(name),
      paragraphBlock(said.explanation),
      input('name', said.name, { type: 'plain_text_input', max_length: 75 }, { hint: said.nameHint }),
      input('scopes', said.scopesLabel, { type: 'checkboxes', options: scopes }),
      input('days', said.endsLabel, { type: 'static_select', options: ends }, { hint: said.endsHint }),
    ],
  });
}
