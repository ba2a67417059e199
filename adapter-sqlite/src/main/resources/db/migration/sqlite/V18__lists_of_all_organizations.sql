-- For lists of all organizations by time: the latest quota events.
CREATE INDEX quota_event_by_time ON quota_event (occurred_at, org_id, sequence);
