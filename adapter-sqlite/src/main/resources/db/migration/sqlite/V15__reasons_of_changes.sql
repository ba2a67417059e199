-- The reason that a caller gives for a change. Null for events of earlier versions, and if no reason was given.
ALTER TABLE audit_event ADD COLUMN reason TEXT;
ALTER TABLE platform_audit_event ADD COLUMN reason TEXT;

-- The audit events of a request.
CREATE INDEX audit_event_of_request
    ON audit_event (org_id, request_id, occurred_at, sequence) WHERE request_id IS NOT NULL;
