package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.usage.ListRecordedUsage;

class UsageListCommandTest {

    private final Cli cli = new Cli();
    private final Ledger ledger = new Ledger();

    private int run(String line) {
        cli.landlord.usage = ledger;
        return cli.run(line.split(" +"));
    }

    @Test
    @DisplayName("events are listed newest first, oldest first, or as they were recorded from any sequence on")
    void order() {
        assertThat(run("usage list --org org_acme -o ndjson")).isZero();
        assertThat(run("usage list --org org_acme --order asc -o ndjson")).isZero();
        assertThat(run("usage list --org org_acme --order time --metric tokens -o ndjson"))
                .isZero();
        assertThat(cli.out()).doesNotContain("sequence");
        assertThat(run("usage list --org org_acme --order recorded -o ndjson")).isZero();
        assertThat(run("usage list --org org_acme --order recorded --after 17")).isZero();
        assertThat(run("usage list --org org_acme --after 17 -o ndjson")).isZero();

        assertThat(ledger.asked)
                .containsExactly(
                        "newest first",
                        new UsageQuery(RecordingLandlord.ACME, null, null, null, null, Window.always()),
                        new UsageQuery(RecordingLandlord.ACME, null, null, null, null, Window.always()),
                        new UsageQuery(RecordingLandlord.ACME, null, new Label("tokens"), null, null, Window.always()),
                        new ListRecordedUsage(RecordingLandlord.ACME, 0),
                        new ListRecordedUsage(RecordingLandlord.ACME, 17),
                        new ListRecordedUsage(RecordingLandlord.ACME, 17));
        assertThat(cli.out().lines().toList().getLast())
                .startsWith("{\"sequence\":18,\"orgId\":\"org_acme\",\"eventId\":\"evt_1\"");
    }

    @Test
    @DisplayName("--follow prints each ledger entry once, until the organization is deleted")
    void follow() {
        ledger.looks = 2;

        assertThat(run("usage list --org org_acme --after 17 --follow -o ndjson"))
                .isEqualTo(4);

        assertThat(ledger.asked)
                .containsExactly(
                        new ListRecordedUsage(RecordingLandlord.ACME, 17),
                        new ListRecordedUsage(RecordingLandlord.ACME, 18),
                        new ListRecordedUsage(RecordingLandlord.ACME, 19));
        assertThat(cli.out().lines()).hasSize(2).allMatch(line -> line.contains("\"eventId\":\"evt_1\""));
    }

    @Test
    @DisplayName("--order recorded cannot be filtered")
    void orderRefused() {
        for (String options : List.of(
                "--order recorded --metric tokens",
                "--after 3 --project app",
                "--follow --unit count",
                "--order recorded --run run_1",
                "--order recorded --since 2026-11-01T00:00:00Z",
                "--order recorded --until 2026-11-01T00:00:00Z",
                "--order time --after 3",
                "--order time --follow",
                "--order up",
                "--order desc --after 3",
                "--order asc --follow",
                "--after -1",
                "--follow --limit 3")) {
            assertThat(run("usage list --org org_acme " + options)).as(options).isEqualTo(2);
        }

        assertThat(ledger.asked).isEmpty();
    }
}
