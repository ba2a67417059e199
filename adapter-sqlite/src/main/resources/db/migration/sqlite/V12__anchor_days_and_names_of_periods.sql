-- The day of the month on which the windows of anniversary-month start; null for every other period.
ALTER TABLE usage_limit ADD COLUMN anchor_day INTEGER;

-- The name of the period with which the limit was set, if it is not the one in the key: rolling-24h for daily,
-- rolling-7d for weekly, rolling-30d for monthly.
ALTER TABLE usage_limit ADD COLUMN period_name TEXT;
