ALTER TABLE "workspaces" ADD COLUMN "default_command" TEXT NOT NULL DEFAULT '/foyer', ADD COLUMN "typed_command" TEXT;
