-- The reason that a caller gives for a change. Null for events of earlier versions, and if no reason was given.
ALTER TABLE audit_event ADD COLUMN reason TEXT;
ALTER TABLE platform_audit_event ADD COLUMN reason TEXT;
