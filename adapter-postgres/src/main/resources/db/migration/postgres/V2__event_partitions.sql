-- Creates the partition of usage_event for a month, if there is none, and moves the events of that month out of the
-- default partition. Writers wait for that. Returns whether it was created.
CREATE FUNCTION create_usage_event_partition(first_day date) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    name text := to_char(first_day, '"usage_event_"YYYY_MM');
    begins bigint := (first_day - DATE '1970-01-01')::bigint * 86400000;
    ends bigint := ((first_day + interval '1 month')::date - DATE '1970-01-01')::bigint * 86400000;
BEGIN
    IF to_regclass(name) IS NOT NULL THEN
        RETURN false;
    END IF;
    -- Processes that begin at the same time follow one another here.
    LOCK TABLE usage_event_default IN ACCESS EXCLUSIVE MODE;
    IF to_regclass(name) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE usage_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    EXECUTE format('WITH moved AS (DELETE FROM usage_event_default WHERE observed_at >= %s AND observed_at < %s'
        ' RETURNING *) INSERT INTO %I SELECT * FROM moved', begins, ends, name);
    EXECUTE format('ALTER TABLE usage_event ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', name, begins, ends);
    RETURN true;
END
$$;
