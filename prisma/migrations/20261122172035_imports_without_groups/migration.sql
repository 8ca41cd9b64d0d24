-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "has_groups" BOOLEAN NOT NULL DEFAULT true;
