-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "lost_groups" BOOLEAN NOT NULL DEFAULT false;
