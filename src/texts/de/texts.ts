import type { Texts } from '../en/texts.ts';
import { access } from './access.ts';
import { capabilities } from './capabilities.ts';
import { cards } from './cards.ts';
import { counts } from './counts.ts';
import { handingOn } from './handing-on.ts';
import { home } from './home.ts';
import { newAccounts } from './new-accounts.ts';
import { cannotAct, refusals, scopesText } from './refusals.ts';
import { templates } from './templates.ts';

/** Everything that people read, in German: informal, and without a gender for anybody. */
export const de: Texts = {
  access,
  cannotAct,
  capabilities,
  cards,
  counts,
  handingOn,
  home,
  newAccounts,
  refusals,
  scopes: scopesText,
  templates,
};
