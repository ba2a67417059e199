-- What was used is a sum, and may have more digits than one quantity. The whole part is used_billions * 10^9 + used_units;
-- before this, used_units held all of it.
ALTER TABLE quota_event ADD COLUMN used_billions INTEGER NOT NULL DEFAULT 0;
