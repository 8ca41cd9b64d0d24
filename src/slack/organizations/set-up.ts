import { DomainError } from '../../domain/errors.ts';
import { maySetUp, setUpOrganization } from '../../domain/set-up/set-up.ts';
import { texts } from '../../texts/texts.ts';
import { message, updateView } from '../reply.ts';
import { buttonRoute, modalRoute } from '../route.ts';
import { setUpAction, templateAction } from './actions.ts';
import { assertCanPost } from './channel.ts';
import { doneBlocks } from './done-view.ts';
import { setUpForm } from './forms.ts';
import { setUpView } from './views.ts';
import { withOrganization } from './with-organization.ts';

/** Opens the set-up; after it, says that it is done. */
export const setUpButton = buttonRoute(setUpAction, context =>
  withOrganization(context, async ({ name }) => {
    throw new DomainError('already-set-up', { organization: name });
  }),
);

/** Another template is chosen in the set-up: its roles are shown, and everything typed stays. */
export const templateChosen = buttonRoute(templateAction, async ({ actor, workspaceName, view }) => {
  const { isAnother } = setUpForm.metadata(view?.metadata ?? '');
  const template = String(view?.fields.template ?? '');
  return updateView(setUpView(actor, { isAnother, workspaceName, template }));
});

export const setUpModal = modalRoute(setUpForm, async (context, { metadata, fields }) => {
  const right = maySetUp(context.actor, metadata.isAnother);
  const approvalsChannelId = fields.channel ?? null;
  if (approvalsChannelId) await assertCanPost(context.outside(right).client, approvalsChannelId);
  const organization = await setUpOrganization(context.domain, context.actor, {
    name: fields.organization,
    template: fields.template,
    groups: fields.groups ?? '',
    approvalsChannelId,
    domains: fields.domains ?? '',
    isAnother: metadata.isAnother,
  });
  const said = texts().setUp;
  const { name, roles } = organization;
  return message(
    said.isSetUp({ organization: name }),
    doneBlocks({ name, role: roles[0]?.name ?? '', approvalsChannelId }, context.command),
    metadata.isAnother ? said.doneAnother : said.done,
  );
});
