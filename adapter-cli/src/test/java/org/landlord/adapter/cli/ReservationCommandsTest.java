package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;

class ReservationCommandsTest {

    private static final OrgId ORG = RecordingLandlord.ACME;
    private static final Label TOKENS = new Label("tokens");
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private final Cli cli = new Cli();
    private final List<Object> asked = new ArrayList<>();

    private int run(String line) {
        cli.landlord.quotaReservations = new Reservations();
        return cli.run(line.split(" +"));
    }

    @Test
    @DisplayName("a commit takes the time of the usage")
    void commitAt() {
        assertThat(run("reserve commit res_1 --org org_acme --quantity 2 --at 2001-01-01T00:00:00Z"))
                .isZero();

        assertThat(asked)
                .containsExactly(new CommitReservation(
                        ORG, new ReservationId("res_1"), Quantity.of(2), LONG_AGO, null, Metadata.empty()));
    }

    @Test
    @DisplayName("a dry run reserves nothing and says so")
    void dryRun() {
        assertThat(run("reservation create --org org_acme --metric tokens --quantity 2 --dry-run"))
                .isZero();

        assertThat(asked)
                .containsExactly(
                        "dry run",
                        ReserveQuota.of(
                                null, new UsageSeries(ORG, null, TOKENS, new Label("count")), Quantity.of(2), null));
        assertThat(cli.err()).isEqualTo("dry run: nothing was reserved\n");
    }

    @Test
    @DisplayName("a hold is extended to a time or by a duration from now")
    void extend() {
        Instant before = Instant.now();

        assertThat(run("reservation extend res_1 --org org_acme --expires 2001-01-01T00:00:00Z"))
                .isZero();
        assertThat(run("reservation extend res_1 --org org_acme --expires-in 30m"))
                .isZero();

        assertThat(asked).first().isEqualTo(new ExtendReservation(ORG, new ReservationId("res_1"), LONG_AGO));
        assertThat(asked)
                .last()
                .asInstanceOf(type(ExtendReservation.class))
                .satisfies(command -> assertThat(command.expiresAt())
                        .isBetween(before.plusSeconds(1_799), Instant.now().plusSeconds(1_800)));
    }

    @Test
    @DisplayName("an extension needs one end")
    void extendWithoutOneEnd() {
        assertThat(run("reservation extend res_1 --org org_acme")).isEqualTo(2);
        assertThat(cli.err()).contains("use --expires or --expires-in");

        assertThat(run("reservation extend res_1 --org org_acme --expires 2001-01-01T00:00:00Z --expires-in 30m"))
                .isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("reservations are filtered by status")
    void byStatus() {
        assertThat(run("reservation list --org org_acme --status held")).isZero();
        assertThat(run("reservation list --org org_acme --status gone")).isEqualTo(2);

        assertThat(asked).containsExactly(ReservationStatus.HELD);
        assertThat(cli.err()).contains("must be one of held, committed, released, expired");
    }

    @ParameterizedTest
    @CsvSource({"90s, PT90S", "15m, PT15M", "1h30m, PT1H30M", "24h, PT24H", "1h0m5s, PT1H5S"})
    @DisplayName("quota is reserved for a duration")
    void reserve(String written, Duration ttl) {
        assertThat(run("reserve create --org org_acme --project p --metric tokens --unit ms --quantity 2.5 --id res_1"
                        + " --ttl " + written))
                .isZero();

        UsageSeries series = new UsageSeries(ORG, new ProjectId("p"), TOKENS, new Label("ms"));
        assertThat(asked)
                .containsExactly(ReserveQuota.of(new ReservationId("res_1"), series, Quantity.parse("2.5"), ttl));
        assertThat(cli.err()).isEqualTo("reservation res_1 already exists; nothing more was reserved\n");
        assertThat(cli.out()).contains("\"status\": \"held\"", "\"committedQuantity\": null");
    }

    @Test
    @DisplayName("a commit takes the usage and shows what was recorded")
    void commit() {
        assertThat(run("reserve commit res_1 --org org_acme --quantity 2 --run run_1 --metadata {\"a\":1}"))
                .isZero();

        Metadata metadata = Metadata.of(Map.of("a", 1));
        assertThat(asked)
                .containsExactly(new CommitReservation(
                        ORG, new ReservationId("res_1"), Quantity.of(2), new RunId("run_1"), metadata));
        assertThat(cli.out())
                .contains("\"status\": \"committed\"", "\"eventId\": \"evt_1\"", "\"committedQuantity\": 2");
    }

    @Test
    @DisplayName("release and get take the reservation, list shows all")
    void others() {
        assertThat(run("reserve release res_1 --org org_acme")).isZero();
        assertThat(run("reserve get res_2 --org org_acme")).isZero();
        assertThat(run("reserve list --org org_acme")).isZero();
        assertThat(run("reserve list --org org_acme --project project_app")).isZero();

        assertThat(asked)
                .containsExactly(
                        new ReservationId("res_1"), new ReservationId("res_2"), ORG, new ProjectId("project_app"));
        assertThat(cli.out()).contains("\"status\": \"released\"");
    }

    private final class Reservations implements QuotaReservations {

        @Override
        public Upserted<ReservationView> reserve(Caller caller, ReserveQuota command) {
            asked.add(command);
            return new Upserted<>(reservation(null), false);
        }

        @Override
        public Upserted<ReservationView> dryRun(Caller caller, ReserveQuota command) {
            asked.add("dry run");
            asked.add(command);
            return new Upserted<>(reservation(null), true);
        }

        @Override
        public ReservationView extend(Caller caller, ExtendReservation command) {
            asked.add(command);
            return reservation(null);
        }

        @Override
        public ReservationView commit(Caller caller, CommitReservation command) {
            asked.add(command);
            return reservation(new Settlement(LONG_AGO, new EventId("evt_1"), command.quantity()));
        }

        @Override
        public ReservationView release(Caller caller, OrgId orgId, ReservationId reservationId) {
            asked.add(reservationId);
            return reservation(new Settlement(LONG_AGO, null, null));
        }

        @Override
        public ReservationView get(Caller caller, OrgId orgId, ReservationId reservationId) {
            asked.add(reservationId);
            return reservation(null);
        }

        @Override
        public Page<ReservationView> list(
                Caller caller, OrgId orgId, @Nullable ReservationStatus status, PageRequest page) {
            asked.add(status == null ? orgId : status);
            return new Page<>(List.of(reservation(null)), null);
        }

        @Override
        public Page<ReservationView> listOfProject(
                Caller caller, OrgId orgId, ProjectId projectId, @Nullable ReservationStatus status, PageRequest page) {
            asked.add(projectId);
            return new Page<>(List.of(reservation(null)), null);
        }

        /// As it was long ago, by the clock of whoever keeps it: that of this machine does not matter.
        private static ReservationView reservation(@Nullable Settlement settlement) {
            QuotaReservation reservation = new QuotaReservation(
                    new ReservationId("res_1"),
                    new UsageSeries(ORG, null, TOKENS, new Label("count")),
                    Quantity.parse("2.5"),
                    LONG_AGO,
                    LONG_AGO.plusSeconds(1),
                    settlement);
            return new ReservationView(reservation, reservation.status(LONG_AGO));
        }
    }
}
