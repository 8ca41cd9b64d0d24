-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "weekly_digest" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "weekly_sent_on" DATE;

-- CreateTable
CREATE TABLE "organization_days" (
    "organization_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "seats" INTEGER NOT NULL,
    "waiting" INTEGER NOT NULL,

    CONSTRAINT "organization_days_pkey" PRIMARY KEY ("organization_id","day")
);

-- AddForeignKey
ALTER TABLE "organization_days" ADD CONSTRAINT "organization_days_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The last twelve weeks, as far as the rows tell: somebody who was deactivated and reactivated counts throughout.
INSERT INTO "organization_days" ("organization_id", "day", "seats", "waiting")
SELECT o.id, d.day::date,
  (SELECT count(*) FROM members m
   WHERE m.organization_id = o.id AND m.joined_at < d.day AND (m.state = 'active' OR m.deactivated_at >= d.day))
  + (SELECT count(DISTINCT coalesce(i.slack_user_id, i.email)) FROM invitations i
     WHERE i.organization_id = o.id AND i.created_at < d.day AND (i.status = 'pending' OR i.settled_at >= d.day)),
  (SELECT count(*) FROM invitations i
   WHERE i.organization_id = o.id AND i.created_at < d.day AND (i.status = 'pending' OR i.settled_at >= d.day))
  + (SELECT count(*) FROM join_requests r
     WHERE r.organization_id = o.id AND r.created_at < d.day AND (r.status = 'pending' OR r.settled_at >= d.day))
FROM organizations o
CROSS JOIN generate_series(date_trunc('week', now()) - interval '11 weeks', date_trunc('week', now()), interval '1 week') AS d(day)
WHERE o.created_at < d.day;
