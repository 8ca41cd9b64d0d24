import { authorise } from '../../domain/access/acting-member.ts';
import { listGroups } from '../../domain/access/store.ts';
import { DomainError } from '../../domain/errors.ts';
import { templateCsv } from '../../domain/imports/csv/write.ts';
import { startImport } from '../../domain/imports/start.ts';
import { canGrantRole } from '../../domain/roles.ts';
import { groupsShownTo } from '../../domain/visibility.ts';
import { texts } from '../../texts/texts.ts';
import { sendFile } from '../files.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import { bulkForm, openBulkAction, templateAction } from './actions.ts';
import { bulkView } from './bulk-view.ts';
import { renderDraft } from './draft-view.ts';
import { fileErrorText } from './file-errors.ts';
import { readPaste, readUpload } from './read-upload.ts';

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async organization => {
    await authorise(context.domain.db, context.actor, organization.id, 'invitation:create');
    return openView(bulkView(organization, context.settings.importMaxRows));
  });

export const bulkCommand = commandRoute({
  name: 'bulk',
  usage: 'bulk',
  help: { under: 'invite', for: 'invitation:create', says: 'bulk' },
  run: open,
});

export const openBulkButton = buttonRoute(openBulkAction, open);

/** How many groups the template's examples use; a spreadsheet shows them on one screen. */
const GROUPS_SHOWN = 2;

export const templateButton = buttonRoute(templateAction, context =>
  withOrganization(context, async organization => {
    const { actor, domain, outside } = context;
    const acting = await authorise(domain.db, actor, organization.id, 'invitation:create');
    const { permissions } = acting;
    const within = groupsShownTo(permissions);
    const groups = await listGroups(domain.db, {
      organizationId: organization.id,
      within,
      take: GROUPS_SHOWN,
    });
    await sendFile(outside(acting).client, actor.slackUserId, {
      name: 'foyer-template.csv',
      content: templateCsv({
        roleNames: organization.roles.filter(role => canGrantRole(permissions, role)).map(role => role.name),
        groupNames: groups.map(group => group.name),
      }),
      comment: texts().uploads.template({ organization: organization.name, command: context.command }),
    });
    const { templateSent } = texts().uploads;
    return updateView(bulkView(organization, context.settings.importMaxRows, templateSent));
  }),
);

export const bulkModal = modalRoute(bulkForm, (context, { fields }) =>
  withOrganization(context, async organization => {
    const { outside, settings, domain, actor, requestKey } = context;
    const acting = await authorise(domain.db, actor, organization.id, 'invitation:create');
    const [file] = fields.file ?? [];
    if (!file && !fields.pasted) throw new DomainError('no-rows-given', {}, 'file');
    try {
      const reading = { domain, settings, organizationId: organization.id };
      const read = file
        ? await readUpload(outside(acting).client, file, reading)
        : await readPaste(fields.pasted ?? '', reading);
      const importId = await startImport(domain, actor, {
        organizationId: organization.id,
        fileName: file?.name ?? null,
        requestKey: file?.id ?? requestKey,
        ...read,
        notifyUploader: false,
      });
      return openView(await renderDraft(context, importId));
    } catch (error) {
      const text = fileErrorText(error);
      if (!text) throw error;
      throw new DomainError('unreadable-file', { text }, file ? 'file' : 'pasted');
    }
  }),
);
