package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.persistence.jpa.sql.Jdbc;

/// The table `usage_recording`: the order of recordings and reversals of an organization, as ranges of
/// `usage_event.entry`. See docs/adr/0033-the-order-of-recording.md.
@Singleton
class RecordingOrder {

    /// The column of [#list] with the sequence.
    static final String SEQUENCE = "sequence";

    private static final String ADD = """
        INSERT INTO usage_recording (org_id, last_sequence, first_entry, events)
        VALUES (?1, ?3 + coalesce((SELECT last_sequence FROM usage_recording WHERE org_id = ?1
                                   ORDER BY last_sequence DESC LIMIT 1), 0), ?2, ?3)
        """;

    private final Jdbc jdbc;

    RecordingOrder(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// Stores the order of recorded events.
    ///
    /// @param byOrg the events of each organization, in the order of their entries
    /// @param first the entry of the first event; the entries are consecutive
    void add(Map<OrgId, List<UsageEvent>> byOrg, long first) {
        jdbc.with(ADD, statement -> {
            long entry = first;
            for (Map.Entry<OrgId, List<UsageEvent>> one : byOrg.entrySet()) {
                int events = one.getValue().size();
                bind(statement, one.getKey(), entry, events);
                statement.addBatch();
                entry += events;
            }
            return statement.executeBatch().length;
        });
    }

    /// Stores the order of recorded or reversed events of one organization.
    ///
    /// @param first the entry of the first event; the entries are consecutive
    void add(OrgId orgId, long first, int events) {
        jdbc.with(ADD, statement -> {
            bind(statement, orgId, first, events);
            return statement.executeUpdate();
        });
    }

    private static void bind(PreparedStatement statement, OrgId orgId, long first, int events) throws SQLException {
        statement.setString(1, orgId.value());
        statement.setLong(2, first);
        statement.setInt(3, events);
    }

    /// The query for events by sequence. Its parameters are the organization, twice the sequence to
    /// continue after, and the limit. It may start in the middle of a range.
    ///
    /// The plus keeps SQLite from using the index on the organization instead of the range.
    ///
    /// @param columns of `usage_event e` and `usage_series s`
    static String list(String columns) {
        return "SELECT " + columns + ", r.last_sequence - r.first_entry - r.events + 1 + e.entry AS " + SEQUENCE
                + " FROM usage_recording r CROSS JOIN usage_event e CROSS JOIN usage_series s"
                + " WHERE r.org_id = ? AND r.last_sequence > ?"
                + " AND e.entry >= max(r.first_entry, r.first_entry + r.events + ? - r.last_sequence)"
                + " AND e.entry < r.first_entry + r.events AND +e.org_id = r.org_id AND s.series_id = e.series_id"
                + " ORDER BY r.last_sequence, e.entry LIMIT ?";
    }
}
