-- An upper bound of the used percentage of each limit, for finding the fullest limits of all organizations without the
-- sums of the others. The bound of existing limits is the largest possible until maintenance has computed it.
ALTER TABLE usage_limit ADD COLUMN percent_bound INTEGER NOT NULL DEFAULT 1000000
    CHECK (percent_bound BETWEEN 0 AND 1000000);

CREATE INDEX usage_limit_fullest ON usage_limit (percent_bound DESC, org_id, scope, metric, unit, period)
    WHERE percent_bound > 0;

-- The series of a metric in all organizations, those of organizations apart from those of projects.
CREATE INDEX usage_series_of_metric ON usage_series (metric, unit, (total_id IS NULL));
