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

/** Everything about the audit audit log that a person can reach. */
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
