package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditText;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.port.in.audit.AuditFormat;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.audit.ExportAudit;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.audit.ListPlatformAuditEvents;
import org.landlord.port.in.audit.RecordAuditEvent;

class AuditCommandsTest {

    private static final int WRONG_USAGE = 2;
    private static final int NOT_FOUND = 4;

    private final Cli cli = new Cli();
    private final Trail trail = new Trail();

    private int run(String line) {
        cli.landlord.auditTrail = trail;
        return cli.run(line.split(" +"));
    }

    @Test
    @DisplayName("events are listed newest first, oldest first, or by sequence from any on")
    void order() {
        assertThat(run("audit list --org org_acme")).isZero();
        assertThat(run("audit list --org org_acme --order desc")).isZero();
        assertThat(run("audit list --org org_acme --order asc")).isZero();
        assertThat(run("audit list --org org_acme --order sequence")).isZero();
        assertThat(run("audit list --org org_acme --after 17")).isZero();
        assertThat(run("audit list --platform --after 17")).isZero();
        assertThat(run("audit list --platform")).isZero();
        assertThat(run("audit list --platform --order asc")).isZero();
        assertThat(run("audit list --platform --order asc --after 5")).isZero();
        assertThat(run("audit list --platform --order sequence --after 6")).isZero();

        assertThat(trail.orders)
                .containsExactly(
                        new AuditOrder.NewestFirst(),
                        new AuditOrder.NewestFirst(),
                        new AuditOrder.ByTime(),
                        new AuditOrder.BySequence(0),
                        new AuditOrder.BySequence(17),
                        new AuditOrder.BySequence(17),
                        new AuditOrder.NewestFirst(),
                        new AuditOrder.BySequence(0),
                        new AuditOrder.BySequence(5),
                        new AuditOrder.BySequence(6));
    }

    @Test
    @DisplayName("events are searched for a text")
    void text() {
        assertThat(run("audit list --org org_acme --text invoice")).isZero();
        assertThat(run("audit list --org org_acme")).isZero();

        assertThat(trail.texts).containsExactly(new AuditText("invoice"), null);
    }

    @Test
    @DisplayName("events of the platform are filtered")
    void platformFilters() {
        assertThat(run("audit list --platform --action org.delete --actor key_1 --since 2026-11-22T15:00:00Z"
                        + " --text acme --order asc"))
                .isZero();

        assertThat(trail.platformQueries)
                .containsExactly(new ListPlatformAuditEvents(
                        new Label("org.delete"),
                        new ActorId("key_1"),
                        Window.of(Instant.parse("2026-11-22T15:00:00Z"), null),
                        new AuditText("acme"),
                        SequenceOrder.oldestFirst()));
    }

    @Test
    @DisplayName("--follow prints each event once, by sequence, until the organization is deleted")
    void follow() {
        trail.looks = 2;

        assertThat(run("audit list --org org_acme --after 17 --follow -o ndjson"))
                .isEqualTo(NOT_FOUND);

        assertThat(trail.orders)
                .containsExactly(
                        new AuditOrder.BySequence(17), new AuditOrder.BySequence(18), new AuditOrder.BySequence(19));
        assertThat(cli.out().lines()).hasSize(2).allMatch(line -> line.contains("\"eventId\":\"evt_"));
    }

    @Test
    @DisplayName("--follow and --limit are mutually exclusive")
    void limit() {
        assertThat(run("audit list --org org_acme --follow --limit 3")).isEqualTo(WRONG_USAGE);
        assertThat(run("audit list --platform --follow --limit 3")).isEqualTo(WRONG_USAGE);
        assertThat(run("audit list --org org_acme --after -1")).isEqualTo(WRONG_USAGE);

        assertThat(trail.orders).isEmpty();
    }

    @Test
    @DisplayName("an unknown order, and one by time with --after or --follow, are invalid")
    void orderRefused() {
        for (String options : List.of(
                "--org org_acme --order newest",
                "--org org_acme --order desc --follow",
                "--org org_acme --order asc --after 3",
                "--platform --order desc --after 3",
                "--org org_acme --text invoice --follow",
                "--platform --text invoice --follow",
                "--platform --action org.delete --follow",
                "--platform --since 24h --follow",
                "--platform --target-type org",
                "--platform --target org_acme",
                "--platform --project p",
                "--platform --request r")) {
            assertThat(run("audit list " + options)).as(options).isEqualTo(WRONG_USAGE);
        }

        assertThat(trail.orders).isEmpty();
    }

    @Test
    @DisplayName("an export passes on the format and the time range")
    void export() {
        assertThat(run("audit export --org org_acme --format csv --since 2026-11-01T00:00:00Z"))
                .isEqualTo(NOT_FOUND);

        assertThat(trail.exports)
                .containsExactly(new ExportAudit(
                        RecordingLandlord.ACME,
                        Window.of(Instant.parse("2026-11-01T00:00:00Z"), null),
                        AuditFormat.CSV));
    }

    @Test
    @DisplayName("one event is shown")
    void get() {
        assertThat(run("audit get evt_7 --org org_acme")).isZero();
        assertThat(cli.out()).contains("\"eventId\": \"evt_7\"");
    }

    private static final class Trail implements AuditTrail {

        private final List<AuditOrder> orders = new ArrayList<>();
        private final List<@Nullable AuditText> texts = new ArrayList<>();
        private final List<ListPlatformAuditEvents> platformQueries = new ArrayList<>();
        private final List<ExportAudit> exports = new ArrayList<>();
        private int looks = Integer.MAX_VALUE;

        @Override
        public AuditEvent record(Caller caller, RecordAuditEvent command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AuditEvent get(Caller caller, OrgId orgId, AuditEventId eventId) {
            assertThat(eventId).isEqualTo(new AuditEventId("evt_7"));
            return event(orgId, 7);
        }

        private static AuditEvent event(OrgId orgId, long sequence) {
            return new AuditEvent(
                    orgId,
                    sequence,
                    new AuditEventId("evt_" + sequence),
                    null,
                    null,
                    null,
                    null,
                    Origin.unknown(),
                    new Label("org.update"),
                    new Label("org"),
                    null,
                    Instant.EPOCH,
                    Metadata.empty());
        }

        /// One event a look.
        @Override
        public Page<AuditEvent> list(Caller caller, ListAuditEvents query, PageRequest page) {
            orders.add(query.order());
            texts.add(query.text());
            if (orders.size() > looks) {
                throw new NotFound("org", query.events().orgId());
            }
            long after = query.order() instanceof AuditOrder.BySequence it ? it.after() : 0;
            AuditEvent event = event(query.events().orgId(), after + 1);
            return new Page<>(List.of(event), null);
        }

        @Override
        public Page<PlatformAuditEvent> listPlatform(Caller caller, ListPlatformAuditEvents query, PageRequest page) {
            platformQueries.add(query);
            orders.add(
                    query.order() instanceof SequenceOrder.After(long after)
                            ? new AuditOrder.BySequence(after)
                            : new AuditOrder.NewestFirst());
            return new Page<>(List.of(), null);
        }

        @Override
        public <R> R export(Caller caller, ExportAudit command, Function<AuditExport, R> reader) {
            exports.add(command);
            throw new NotFound("org", command.orgId());
        }
    }
}
