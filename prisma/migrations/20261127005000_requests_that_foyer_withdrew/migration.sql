-- AlterTable
ALTER TABLE "join_requests" ADD COLUMN     "is_obsolete" BOOLEAN NOT NULL DEFAULT false;
