package org.landlord.adapter.sqlite.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page costs what is on it, wherever it begins and however many events there are.
class RecordingOrderTest {

    @TempDir
    Path folder;

    @Test
    void givenASequence_whenAPageAfterItIsRead_thenRangesAndEventsAreSoughtAndNothingIsSorted() throws SQLException {
        assertThat(QueryPlan.of(folder, RecordingOrder.list("e.event_id, s.metric")))
                .containsExactly(
                        "SEARCH r USING PRIMARY KEY (org_id=? AND last_sequence>?)",
                        "SEARCH e USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
                        "SEARCH s USING INTEGER PRIMARY KEY (rowid=?)");
    }
}
