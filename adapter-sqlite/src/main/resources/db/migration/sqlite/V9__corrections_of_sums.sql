-- How often the sums of a total and its parts were corrected: two corrections of the same fault would be one too many.
-- docs/adr/0016-series-and-rollups.md
ALTER TABLE usage_series ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;
