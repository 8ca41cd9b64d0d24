import { hideChecklist } from '../../domain/members/hide-checklist.ts';
import { nothing } from '../reply.ts';
import { buttonRoute } from '../route.ts';
import { hideChecklistAction } from './actions.ts';

/** App Home itself shows it: every press there renders it again. */
export const hideChecklistButton = buttonRoute(
  hideChecklistAction,
  async ({ domain, actor }, { organizationId }) => {
    await hideChecklist(domain, actor, { organizationId });
    return nothing;
  },
);
