-- Reservations go 90 days after they have ended, a few at a time: the ones to go are found without a look at the others.
CREATE INDEX quota_reservation_ended ON quota_reservation (coalesce(settled_at, expires_at));
