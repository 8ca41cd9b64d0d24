-- Who is in a group is read from the index alone.
DROP INDEX "group_grants_group_id_idx";
CREATE INDEX "group_grants_group_id_member_id_idx" ON "group_grants"("group_id", "member_id");
