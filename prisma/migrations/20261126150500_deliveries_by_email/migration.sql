-- No query looks for deliveries by their address.
-- DropIndex
DROP INDEX "deliveries_email_status_idx";
