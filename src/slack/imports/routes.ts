import type { Route } from '../route.ts';
import { bulkCommand, bulkModal, openBulkButton, templateButton } from './bulk.ts';
import {
  answerColumnButton,
  columnsModal,
  createGroupButton,
  createGroupsButton,
  encodingSelect,
  forgetColumnsButton,
  openColumnsButton,
  openRoleButton,
  roleModal,
  useValueButton,
} from './reading.ts';
import { fixMeButton, nextResultsButton, previousResultsButton, resultsButton } from './results.ts';
import {
  editRowButton,
  editRowModal,
  filterButton,
  fixCaseButton,
  nextRowsButton,
  previousRowsButton,
  removeRowButton,
  reviewButton,
  sendImportModal,
} from './review.ts';
import { undoButton, undoModal } from './undo.ts';
import { fileSentEvent } from './upload.ts';

/** Routes that invite many people at once, by a file or pasted rows. */
export const importRoutes: readonly Route[] = [
  bulkCommand,
  openBulkButton,
  templateButton,
  bulkModal,
  reviewButton,
  previousRowsButton,
  nextRowsButton,
  filterButton,
  removeRowButton,
  fixCaseButton,
  editRowButton,
  editRowModal,
  sendImportModal,
  resultsButton,
  previousResultsButton,
  nextResultsButton,
  fixMeButton,
  openColumnsButton,
  forgetColumnsButton,
  answerColumnButton,
  encodingSelect,
  columnsModal,
  openRoleButton,
  roleModal,
  useValueButton,
  createGroupButton,
  createGroupsButton,
  undoButton,
  undoModal,
  fileSentEvent,
];
