package org.landlord.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The thresholds that docs/operations.md lists.
class FileSpaceTest {

    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({
        "255, 1, problem, the write-ahead log may need 256.0 MiB",
        "256, 1, warning, audit exports need 512.0 MiB",
        "511, 1, warning, audit exports need 512.0 MiB",
        "512, 1, ok, '512.0 MiB free in /data, the database uses 1.0 MiB'",
        "2048, 2049, warning, a copy of it would not fit",
        "2048, 2048, ok, '2.0 GiB free'"
    })
    void freeSpace(long free, long used, String outcome, String observed) {
        var result = FileSpace.checkDisk(Path.of("/data"), free * MIB, used * MIB);

        assertThat(result.outcome().label()).isEqualTo(outcome);
        assertThat(result.observed()).contains(observed);
    }

    @ParameterizedTest
    @CsvSource({"0, ok", "192, ok", "193, warning"})
    void logSize(long size, String outcome) {
        assertThat(FileSpace.checkLog(size * MIB).outcome().label()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "1023, 1023 bytes", "1536, 1.5 KiB", "1048576, 1.0 MiB", "5497558138880, 5.0 TiB"})
    void sizes(long bytes, String text) {
        assertThat(FileSpace.format(bytes)).isEqualTo(text);
    }
}
