-- In which order the events of an organization were recorded and reversed: docs/adr/0033-the-order-of-recording.md. A row
-- is a range of usage_event.entry, all of it of the organization: what one unit of work has recorded, or one event that
-- was reversed. The last of its events has the number last_sequence, and those before it the numbers before that.
CREATE TABLE usage_recording (
    org_id        TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    last_sequence INTEGER NOT NULL CHECK (last_sequence >= 1),
    first_entry   INTEGER NOT NULL,
    events        INTEGER NOT NULL CHECK (events >= 1),
    PRIMARY KEY (org_id, last_sequence)
) STRICT, WITHOUT ROWID;

-- What is there already, in one pass and without a sort: where the ranges of an organization begin (0) and end (1),
-- because the entry beside is another's or is missing; and which events were reversed (2).
CREATE TABLE usage_mark (
    org_id    TEXT    NOT NULL,
    entry     INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    voided_at INTEGER,
    PRIMARY KEY (org_id, entry, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO usage_mark (org_id, entry, kind, voided_at)
SELECT e.org_id, e.entry, k.kind, e.voided_at
FROM usage_event e
LEFT JOIN usage_event former ON former.entry = e.entry - 1
LEFT JOIN usage_event latter ON latter.entry = e.entry + 1
CROSS JOIN (SELECT 0 AS kind UNION ALL SELECT 1 UNION ALL SELECT 2) k
WHERE CASE k.kind
          WHEN 0 THEN former.org_id IS NOT e.org_id
          WHEN 1 THEN latter.org_id IS NOT e.org_id
          ELSE e.voided_at IS NOT NULL
      END;

-- Where a range ends, the sum of (end - beginning + 1) over all ranges up to there is the number of its last event, and
-- the greatest beginning is its own.
INSERT INTO usage_recording (org_id, last_sequence, first_entry, events)
SELECT org_id, last_sequence, first_entry, entry - first_entry + 1
FROM (
    SELECT org_id, entry, kind,
           sum(CASE kind WHEN 0 THEN 1 - entry WHEN 1 THEN entry END) OVER so_far AS last_sequence,
           max(CASE kind WHEN 0 THEN entry END) OVER so_far AS first_entry
    FROM usage_mark
    WINDOW so_far AS (PARTITION BY org_id ORDER BY entry, kind ROWS UNBOUNDED PRECEDING)
)
WHERE kind = 1;

-- Reversals come after all recordings: between which of them they came about is not known.
INSERT INTO usage_recording (org_id, last_sequence, first_entry, events)
SELECT m.org_id,
       (SELECT max(r.last_sequence) FROM usage_recording r WHERE r.org_id = m.org_id)
           + row_number() OVER (PARTITION BY m.org_id ORDER BY m.voided_at, m.entry),
       m.entry,
       1
FROM usage_mark m
WHERE m.kind = 2;

DROP TABLE usage_mark;
