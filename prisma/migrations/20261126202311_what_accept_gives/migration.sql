-- AlterTable
ALTER TABLE "join_requests" ADD COLUMN     "given_groups" JSONB;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "accept_group_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "accept_role_id" UUID;
