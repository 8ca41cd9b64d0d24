import type { Route } from '../route.ts';
import { exportAuditButton } from './export.ts';
import {
  auditButton,
  auditCommand,
  auditFilterModal,
  filterAuditButton,
  newerEntriesButton,
  olderEntriesButton,
  wholeAuditLogButton,
} from './trail.ts';

/** Everything about the audit trail that a person can reach. */
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
