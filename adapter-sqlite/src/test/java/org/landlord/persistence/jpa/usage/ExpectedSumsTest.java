package org.landlord.persistence.jpa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a sort would need of memory grows with the events, and all of it is the process': nothing may be sorted.
@QuarkusTest
class ExpectedSumsTest {

    @Inject
    LedgerDialect dialect;

    @Test
    void givenTheEventsOfASeries_whenSumsAreMadeOfThem_thenTheIndexIsWalkedAlongAndNothingIsSorted(@TempDir Path folder)
            throws SQLException {
        assertThatTheIndexIsWalkedAlong(folder, ExpectedSums.instants(dialect));
        assertThatTheIndexIsWalkedAlong(folder, ExpectedSums.nextEvent(dialect));
    }

    private void assertThatTheIndexIsWalkedAlong(Path folder, String sql) throws SQLException {
        assertThat(QueryPlan.of(folder, sql))
                .singleElement()
                .asString()
                .startsWith(
                        "SEARCH usage_event USING COVERING INDEX usage_event_of_series (series_id=? AND observed_at>?");
    }
}
