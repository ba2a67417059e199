-- For lists of all organizations by time: the latest quota events.
CREATE INDEX quota_event_by_time ON quota_event (occurred_at, org_id, sequence);

-- The keys that expire soon.
CREATE INDEX api_key_by_expiry ON api_key (expires_at, key_id) WHERE revoked_at IS NULL;
