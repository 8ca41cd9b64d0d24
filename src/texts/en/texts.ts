import { access } from './access.ts';
import { capabilities } from './capabilities.ts';
import { cards } from './cards.ts';
import { counts } from './counts.ts';
import { handingOn } from './handing-on.ts';
import { home } from './home.ts';
import { newAccounts } from './new-accounts.ts';
import { cannotAct, refusals, scopesText } from './refusals.ts';
import { templates } from './templates.ts';

/** Everything that people read, in English: plain text, or a function of the facts that it names. */
export const en = {
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

/** What every language has to say. */
export type Texts = typeof en;
