-- Counts a week for App Home and the weekly summary, however much else is in the audit log.
CREATE INDEX "audit_entries_weeks" ON "audit_entries"("organization_id", "at") INCLUDE ("action", "subject") WHERE "action" IN ('invitation.create', 'invitation.accept', 'join-request.approve');
