import { access } from './access.ts';
import { alreadyExists } from './already-exists.ts';
import { answers } from './answers.ts';
import { apiKeys } from './api-keys.ts';
import { asking } from './asking.ts';
import { audit } from './audit.ts';
import { batches } from './batches.ts';
import { capabilities } from './capabilities.ts';
import { cards } from './cards.ts';
import { checklist } from './checklist.ts';
import { counts } from './counts.ts';
import { delivery } from './delivery.ts';
import { digests } from './digests.ts';
import { erasure } from './erasure.ts';
import { fileErrors, unavailableFiles } from './file-errors.ts';
import { findings } from './findings.ts';
import { greeting } from './greeting.ts';
import { groups } from './groups.ts';
import { handingOn } from './handing-on.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { installing } from './installing.ts';
import { invite } from './invite.ts';
import { inviteLinks } from './invite-links.ts';
import { invited } from './invited.ts';
import { links } from './links.ts';
import { lists } from './lists.ts';
import { matrix } from './matrix.ts';
import { memberMessages } from './member-messages.ts';
import { members } from './members.ts';
import { newAccounts } from './new-accounts.ts';
import { organizations } from './organizations.ts';
import { pages } from './pages.ts';
import { reasons } from './reasons.ts';
import { cannotAct, refusals, scopesText } from './refusals.ts';
import { requests } from './requests.ts';
import { requestsList } from './requests-list.ts';
import { roles } from './roles.ts';
import { setUp } from './set-up.ts';
import { settings } from './settings.ts';
import { templates } from './templates.ts';
import { undo } from './undo.ts';
import { uploads } from './uploads.ts';
import { webhooks } from './webhooks.ts';
import { welcome } from './welcome.ts';

/** Everything that people read, in English: plain text, or a function of the facts that it names. */
export const en = {
  access,
  alreadyExists,
  audit,
  apiKeys,
  asking,
  cannotAct,
  answers,
  batches,
  capabilities,
  cards,
  checklist,
  counts,
  delivery,
  erasure,
  digests,
  fileErrors,
  findings,
  greeting,
  groups,
  handingOn,
  help,
  home,
  links,
  installing,
  invited,
  lists,
  matrix,
  memberMessages,
  invite,
  inviteLinks,
  members,
  newAccounts,
  organizations,
  pages,
  reasons,
  refusals,
  requests,
  requestsList,
  roles,
  scopes: scopesText,
  setUp,
  settings,
  templates,
  unavailableFiles,
  undo,
  uploads,
  webhooks,
  welcome,
};

/** What every language has to say. */
export type Texts = typeof en;
