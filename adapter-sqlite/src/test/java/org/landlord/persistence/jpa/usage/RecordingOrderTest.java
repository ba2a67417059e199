package org.landlord.persistence.jpa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page costs what is on it, wherever it begins and however many events there are.
@QuarkusTest
class RecordingOrderTest {

    @Inject
    LedgerDialect dialect;

    @Test
    void givenASequence_whenAPageAfterItIsRead_thenRangesAndEventsAreSoughtAndNothingIsSorted(@TempDir Path folder)
            throws SQLException {
        assertThat(QueryPlan.of(folder, dialect.recorded("e.event_id, s.metric", "sequence")))
                .containsExactly(
                        "SEARCH r USING PRIMARY KEY (org_id=? AND last_sequence>?)",
                        "SEARCH e USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
                        "SEARCH s USING INTEGER PRIMARY KEY (rowid=?)");
    }
}
