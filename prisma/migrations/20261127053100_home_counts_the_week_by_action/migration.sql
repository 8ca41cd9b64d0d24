-- Joins are counted without reading the invitations of the week, which can be far more.
DROP INDEX "audit_entries_weeks";
CREATE INDEX "audit_entries_weeks" ON "audit_entries"("organization_id", "action", "at") INCLUDE ("subject") WHERE "action" IN ('invitation.create', 'invitation.accept', 'join-request.approve');
