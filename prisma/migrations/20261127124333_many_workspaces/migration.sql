-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "is_org_wide" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "queue" TEXT,
ADD COLUMN     "suspended_at" TIMESTAMPTZ(3),
ADD COLUMN     "uninstalled_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "installations" (
    "workspace_id" UUID NOT NULL,
    "app_id" TEXT NOT NULL,
    "installed_by" TEXT NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "scopes" TEXT[],
    "bot_token" BYTEA NOT NULL,
    "refresh_token" BYTEA,
    "expires_at" TIMESTAMPTZ(3),
    "key_id" TEXT NOT NULL,

    CONSTRAINT "installations_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "install_states" (
    "hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "install_states_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "install_states_expires_at_idx" ON "install_states"("expires_at");

-- AddForeignKey
ALTER TABLE "installations" ADD CONSTRAINT "installations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The queue's name of a task in a workspace, so that only its processes take the job: see taskOf in delivery/jobs.ts.
CREATE FUNCTION "foyer_task"(task text, workspace uuid) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT task || ':' || coalesce(queue, id::text) FROM workspaces WHERE id = workspace $$;
