alter table "slack_people" add column "locale" text;
