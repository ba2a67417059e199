-- For the list of API keys that expire soon.
CREATE INDEX api_key_by_expiry ON api_key (expires_at, key_id) WHERE revoked_at IS NULL;
