import type { Route } from '../route.ts';
import { exportAuditButton } from './export.ts';
import {
  auditButton,
  auditCommand,
  auditFilterModal,
  filterAuditButton,
  newerEntriesButton,
  olderEntriesButton,
  wholeTrailButton,
} from './trail.ts';

/** Everything about the audit trail that a person can reach. */
export const auditRoutes: readonly Route[] = [
  auditCommand,
  auditButton,
  newerEntriesButton,
  olderEntriesButton,
  wholeTrailButton,
  filterAuditButton,
  auditFilterModal,
  exportAuditButton,
];
