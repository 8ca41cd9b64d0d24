-- A file can deactivate members and revoke invitations, by a column Action.
ALTER TYPE "ImportOutcome" ADD VALUE 'deactivated';
ALTER TYPE "ImportOutcome" ADD VALUE 'revoked';

-- AlterTable
ALTER TABLE "import_rows" ADD COLUMN     "action" TEXT NOT NULL DEFAULT '';
