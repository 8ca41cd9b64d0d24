-- Roles are stored with their capabilities: whoever changes the organization (the top role, CrowdSec's ADMIN) edits
-- and deactivates people and reads the trail from now on, as the templates have it.
UPDATE "roles" SET "capabilities" = "capabilities" || ARRAY(
  SELECT "new" FROM unnest(ARRAY['member:edit', 'member:deactivate', 'audit:read']) AS "new"
  WHERE NOT "new" = ANY ("capabilities")
)
WHERE 'organization:edit' = ANY ("capabilities");
