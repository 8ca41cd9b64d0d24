import type { Route } from '../route.ts';
import {
  auditButton,
  auditCommand,
  auditFilterModal,
  filterAuditButton,
  newerEntriesButton,
  olderEntriesButton,
  wholeAuditLogButton,
} from './audit-log.ts';
import { exportAuditButton } from './export.ts';

/** All routes of the audit log. */
export const auditRoutes: readonly Route[] = [
  auditCommand,
  auditButton,
  newerEntriesButton,
  olderEntriesButton,
  wholeAuditLogButton,
  filterAuditButton,
  auditFilterModal,
  exportAuditButton,
];
