-- The usage of one run, without a walk over all events of its series. Events without a run are not in the index.
CREATE INDEX usage_event_of_run ON usage_event (series_id, run_id, observed_at, event_id) WHERE run_id IS NOT NULL;
