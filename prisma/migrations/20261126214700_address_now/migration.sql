-- AlterTable
ALTER TABLE "join_requests" ADD COLUMN     "address_now" TEXT;
