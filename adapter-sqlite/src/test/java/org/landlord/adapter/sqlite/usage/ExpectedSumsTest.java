package org.landlord.adapter.sqlite.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a sort would need of memory grows with the events, and all of it is the process': nothing may be sorted.
class ExpectedSumsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {ExpectedSums.INSTANTS, ExpectedSums.NEXT_EVENT})
    void givenTheEventsOfASeries_whenSumsAreMadeOfThem_thenTheIndexIsWalkedAlongAndNothingIsSorted(String sql)
            throws SQLException {
        assertThat(QueryPlan.of(folder, sql))
                .singleElement()
                .asString()
                .startsWith(
                        "SEARCH usage_event USING COVERING INDEX usage_event_of_series (series_id=? AND observed_at>?");
    }
}
