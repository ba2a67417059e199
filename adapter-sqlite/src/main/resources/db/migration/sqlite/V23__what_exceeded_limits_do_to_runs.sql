-- What happens to runs of workflows when a limit is exceeded. Limits that were set before do nothing to runs.
ALTER TABLE usage_limit ADD COLUMN on_exceeded TEXT NOT NULL DEFAULT 'none';
