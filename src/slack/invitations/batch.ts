import { authorise } from '../../domain/access/acting-member.ts';
import { batchKinds, capabilityOf } from '../../domain/batches/kinds.ts';
import { draftBatch, previewBatch, startBatch } from '../../domain/batches/start.ts';
import { parseCount } from '../../domain/counts.ts';
import { recentUploads } from '../../domain/imports/store.ts';
import { can } from '../../domain/roles.ts';
import { shortDayText } from '../../texts/dates.ts';
import { texts } from '../../texts/texts.ts';
import { message, openView } from '../reply.ts';
import { buttonRoute, modalRoute } from '../route.ts';
import { chooseBatchAction, chooseBatchForm, confirmBatchForm, THE_LIST } from './batch-actions.ts';
import { chooseBatchView, confirmBatchView } from './batch-view.ts';
import { invitedQueryOf, sentenceOf } from './invited-users.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_DAYS = 3650;
/** How many uploads can be chosen. */
const UPLOADS = 20;

/** Chooses what to do with the invitations of the list, or of an upload. */
export const chooseBatchButton = buttonRoute(chooseBatchAction, async context => {
  const { domain, actor } = context;
  const query = invitedQueryOf(context);
  const acting = await authorise(domain.db, actor, query.organizationId, 'invitation:read');
  const kinds = batchKinds.filter(kind => can(acting.permissions, capabilityOf[kind]));
  const uploads = await recentUploads(domain.db, { uploaderId: acting.member.id, take: UPLOADS });
  const filter = await sentenceOf(context, acting, query);
  return openView(
    chooseBatchView(acting.organization, query, {
      kinds,
      filter,
      uploads: uploads.map(({ id, fileName, sentAt, people }) => ({
        id,
        label: texts().batches.upload({ file: fileName, day: shortDayText(sentAt), people }),
      })),
    }),
  );
});

/** Chooses the invitations, and shows how many they are before anything happens. */
export const chooseBatchModal = modalRoute(chooseBatchForm, async (context, { metadata, fields }) => {
  const { domain, actor, requestKey } = context;
  const { organizationId, from: _, kept: _kept, sort: _sort, ...list } = metadata;
  const days = parseCount(fields.days, 'days', MAX_DAYS);
  const importId = fields.whom && fields.whom !== THE_LIST ? fields.whom : null;
  const everybody = {
    ...list,
    search: null,
    roleId: null,
    groupId: null,
    inviter: null,
    deliveryFilter: null,
  };
  const batchId = await draftBatch(domain, actor, {
    organizationId,
    kind: fields.kind,
    wanted: {
      ...(importId ? everybody : list),
      importId,
      createdBefore: days === null ? null : new Date(domain.clock.now().getTime() - days * DAY_MS),
    },
    // The same form can be submitted again with another choice.
    requestKey: [requestKey, fields.kind, importId, days].join(':'),
  });
  return openView(confirmBatchView(await previewBatch(domain, actor, batchId)));
});

export const confirmBatchModal = modalRoute(confirmBatchForm, async ({ domain, actor }, { metadata }) => {
  const { total } = await startBatch(domain, actor, { batchId: metadata.batchId });
  const said = texts().batches;
  return message(said.started({ count: total }), undefined, said.title);
});
