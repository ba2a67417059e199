-- Since when an organization is deleted. What is deleted is found by nobody; it is removed bit by bit, between the writes
-- of others, and its id and its slug are taken until that is done. docs/adr/0023-deleting-in-slices.md says why.
ALTER TABLE organization ADD COLUMN deleted_at INTEGER;

-- Which they are: mostly none, and it is asked with every recording.
CREATE INDEX organization_deleted ON organization (org_id) WHERE deleted_at IS NOT NULL;
