package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.TopUsage;
import org.landlord.port.in.usage.VoidUsage;

class LedgerCommandsTest {

    private static final Instant THEN = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final Label TOKENS = new Label("tokens");

    private static final QuotaExceeded FULL = new QuotaExceeded(
            new QuotaShortfall(
                    LimitKey.of(RecordingLandlord.ACME, null, TOKENS, null, Period.DAILY),
                    Window.always(),
                    Quantity.of(10),
                    QuantitySum.of(9),
                    QuantitySum.ZERO,
                    QuantitySum.of(2),
                    THEN),
            Duration.ofHours(3));

    private final Cli cli = new Cli();
    private final Ledger ledger = new Ledger();

    private int run(String... arguments) {
        cli.landlord.usage = ledger;
        return cli.run(arguments);
    }

    private int run(String line) {
        return run(line.split(" +"));
    }

    @Test
    @DisplayName("warnings go to standard error")
    void warned() {
        ledger.warnings = List.of("tokens is limited in the unit token");

        assertThat(run("usage record --org org_acme --metric tokens --quantity 2"))
                .isZero();

        assertThat(cli.err()).isEqualTo("landlord: warning: tokens is limited in the unit token\n");
    }

    @Test
    @DisplayName("a dry run records nothing and says so")
    void dryRun() {
        ledger.warnings = List.of("tokens is limited in the unit token");

        assertThat(run("usage record --org org_acme --metric tokens --quantity 2 --dry-run"))
                .isZero();

        assertThat(ledger.hardLimits).isEmpty();
        assertThat(ledger.asked)
                .containsExactly(
                        new RecordUsage(null, null, null, TOKENS, Quantity.of(2), null, null, Metadata.empty()));
        assertThat(cli.err())
                .isEqualTo(
                        "dry run: nothing was recorded\n" + "landlord: warning: tokens is limited in the unit token\n");
        assertThat(cli.out()).contains("\"eventId\": \"evt_1\"");
    }

    @Test
    @DisplayName("hard limits are enforced unless --no-enforce is set")
    void enforcement() {
        assertThat(run("usage record --org org_acme --metric tokens --quantity 2"))
                .isZero();
        assertThat(run("usage record --org org_acme --metric tokens --quantity 2 --no-enforce"))
                .isZero();

        assertThat(ledger.hardLimits).containsExactly(HardLimits.ENFORCED, HardLimits.OVERRIDDEN);
    }

    @Test
    @DisplayName("a hard limit that would be exceeded exits with 3 and reports when to retry")
    void exceeded() {
        ledger.refusal = FULL;

        assertThat(run("usage record --org org_acme --metric tokens --quantity 2"))
                .isEqualTo(3);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .isEqualTo("landlord: the limit org_acme tokens/count daily allows 10: 9 used, 0 reserved, 2 requested:"
                        + " retry in 3 hours, at 2026-11-22T15:04:05.123Z\n");
    }

    @Test
    @DisplayName("an import reports the lines that a hard limit rejects; --no-enforce records them")
    void importExceeded(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("e.ndjson"), "\n{\"metric\":\"tokens\",\"quantity\":2}\n");
        ledger.refusal = FULL;

        assertThat(run("usage", "import", file.toString(), "--org", "org_acme")).isEqualTo(3);
        assertThat(cli.err())
                .startsWith("landlord: stopped at lines 2 to 2\n")
                .contains("landlord: the limit org_acme tokens/count daily allows 10");

        ledger.refusal = null;
        assertThat(run("usage", "import", file.toString(), "--org", "org_acme", "--no-enforce"))
                .isZero();
        assertThat(ledger.hardLimits).containsExactly(HardLimits.ENFORCED, HardLimits.OVERRIDDEN);
        assertThat(cli.err())
                .containsPattern("imported 1 events in \\d+\\.\\d s \\(\\d+/s\\); 0 were already recorded");
    }

    @Test
    @DisplayName("an import reads gzip, and reports what was stored from a truncated file")
    void importGzip(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("e.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"metric\":\"tokens\",\"quantity\":2}\r\n".repeat(3).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run("usage", "import", file.toString(), "--org", "org_acme")).isZero();
        assertThat(cli.err()).contains("imported 3 events");

        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        assertThat(run("usage", "import", file.toString(), "--org", "org_acme")).isEqualTo(2);
        assertThat(cli.err()).contains("landlord: " + file + " is not a valid gzip file");
    }

    @ParameterizedTest
    @CsvSource({
        "425a68393141, a bzip2 file, bzip2 -dc",
        "fd377a585a00, an xz file, xz -dc",
        "504b03041400, a zip file, unzip -p",
        "28b52ffd0400, a Zstandard file, zstd -dc",
        "fffe7b002200, text in UTF-16, iconv -f UTF-16 -t UTF-8",
        "feff007b0022, text in UTF-16, iconv -f UTF-16 -t UTF-8",
        "fffe00007b00, text in UTF-32, iconv -f UTF-32 -t UTF-8",
        "7b0022006d00, text in UTF-16LE, iconv -f UTF-16LE -t UTF-8",
        "007b0022006d, text in UTF-16BE, iconv -f UTF-16BE -t UTF-8"
    })
    @DisplayName("unsupported formats are named, within gzip too")
    void importOther(String begin, String kind, String command, @TempDir Path folder) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(begin + "0d0a0000");
        Path file = Files.write(folder.resolve("e.ndjson"), bytes);
        Path packed = folder.resolve("e.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(bytes);
        }

        for (Path one : List.of(file, packed)) {
            assertThat(run("usage", "import", one.toString(), "--org", "org_acme"))
                    .isEqualTo(2);
            assertThat(cli.err().lines())
                    .hasSize(one.equals(file) ? 1 : 2)
                    .last()
                    .asString()
                    .startsWith("landlord: " + one + " is " + kind + ", but events must be UTF-8")
                    .endsWith("(" + command + ")");
        }
    }

    @Test
    @DisplayName("a directory cannot be imported")
    void importFolder(@TempDir Path folder) {
        assertThat(run("usage", "import", folder.toString(), "--org", "org_acme"))
                .isEqualTo(2);
        assertThat(cli.err()).isEqualTo("landlord: " + folder + " is a directory, not a file\n");
        assertThat(run("usage", "import", folder + "/none", "--org", "org_acme"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("an event is voided with a reason and shown with it")
    void voided() {
        assertThat(run("usage", "void", "evt_1", "--org", "org_acme", "--reason", " counted twice "))
                .isZero();

        VoidReason reason = new VoidReason("counted twice");
        assertThat(ledger.asked).containsExactly(new VoidUsage(RecordingLandlord.ACME, new EventId("evt_1"), reason));
        assertThat(cli.out())
                .endsWith("  \"metadata\": {},\n  \"voidedAt\": \"2026-11-22T15:04:05.123Z\",\n"
                        + "  \"voidReason\": \"counted twice\"\n}\n");
    }

    @Test
    @DisplayName("a summary takes --as-of")
    void asOf() {
        assertThat(run("usage summary --org org_acme --as-of 2026-11-22T16:04:05.123+01:00"))
                .isZero();

        assertThat(ledger.asked)
                .singleElement()
                .isInstanceOfSatisfying(
                        SummarizeUsage.class, query -> assertThat(query.asOf()).isEqualTo(THEN));
    }

    @Test
    @DisplayName("a summary by weeks takes --time-zone")
    void timeZone() {
        assertThat(run("usage summary --org org_acme --bucket week --time-zone Europe/Berlin"))
                .isZero();

        assertThat(ledger.asked).singleElement().isInstanceOfSatisfying(SummarizeUsage.class, query -> {
            assertThat(query.bucket()).isEqualTo(Bucket.WEEK);
            assertThat(query.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        });
    }

    @Test
    @DisplayName("the time range of the largest usage is widened to whole hours")
    void wholeHours() {
        assertThat(run("usage top --metric tokens --since 2026-11-22T15:04:05Z --until 2026-11-22T16:00:00.001Z"))
                .isZero();
        assertThat(run("usage top --metric tokens --since 2026-11-22T15:00:00Z --until 2026-11-22T16:00:00Z"))
                .isZero();
        assertThat(run("usage top --metric tokens --by project --limit 3")).isZero();

        Instant three = Instant.parse("2026-11-22T15:00:00Z");
        assertThat(ledger.asked)
                .containsExactly(
                        new TopUsage(TOKENS, null, three, three.plus(Duration.ofHours(2)), false, 50),
                        new TopUsage(TOKENS, null, three, three.plus(Duration.ofHours(1)), false, 50),
                        new TopUsage(TOKENS, null, null, null, true, 3));
    }

    @Test
    @DisplayName("usage of the last day starts at a whole hour")
    void lastDay() {
        Instant before = Instant.now().minus(Duration.ofHours(25));

        assertThat(run("usage top --metric tokens --since 24h")).isZero();

        assertThat(ledger.asked).singleElement().isInstanceOfSatisfying(TopUsage.class, query -> {
            assertThat(query.since()).isBetween(before, before.plus(Duration.ofMinutes(62)));
            assertThat(query.since()).asString().endsWith(":00:00Z");
        });
    }
}
