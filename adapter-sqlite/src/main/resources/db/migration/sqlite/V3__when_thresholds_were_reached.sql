-- When it was recorded which thresholds are reached: of a calendar window it tells in which one that was. Without it, what
-- is reached again as soon as the next window begins looks as if it had never been left.
ALTER TABLE usage_limit ADD COLUMN marked_at INTEGER;

-- So far that was when the last crossing was recorded.
UPDATE usage_limit SET marked_at = q.occurred_at
FROM (SELECT org_id, scope, metric, unit, period, max(occurred_at) AS occurred_at
      FROM quota_event GROUP BY org_id, scope, metric, unit, period) q
WHERE (usage_limit.org_id, usage_limit.scope, usage_limit.metric, usage_limit.unit, usage_limit.period)
    = (q.org_id, q.scope, q.metric, q.unit, q.period);
