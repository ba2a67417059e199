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
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Reason;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CheckUsageLimits;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UpdateUsageLimit;
import org.landlord.port.in.quota.UsageLimits;

class QuotaCommandsTest {

    private static final OrgId ORG = RecordingLandlord.ACME;
    private static final Label TOKENS = new Label("tokens");
    private static final LimitKey KEY = LimitKey.of(ORG, null, TOKENS, null, Period.MONTHLY);
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private final Cli cli = new Cli();
    private final List<Object> asked = new ArrayList<>();
    private List<String> warnings = List.of();
    private final List<Caller> callers = new ArrayList<>();
    private boolean exists;
    private Enforcement enforcement = Enforcement.SOFT;

    private int run(String line) {
        cli.landlord.usageLimits = new Limits();
        cli.landlord.quotaReservations = new Reservations();
        cli.landlord.quotaEvents = (_, query, _) -> {
            asked.add(query);
            return new Page<>(
                    List.of(new QuotaEvent(
                            18, KEY, 75, ThresholdCrossing.UP, QuantitySum.of(750), Quantity.of(1000), LONG_AGO)),
                    null);
        };
        return cli.run(line.split(" +"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ''                                  | -    | -
            --hard                              | HARD | -
            --enforcement hard                  | HARD | -
            --hard --enforcement hard           | HARD | -
            --enforcement soft                  | SOFT | -
            --threshold 100 --threshold 50      | -    | '50,100'
            --no-thresholds                     | -    | ''
            """)
    @DisplayName("a limit is set from the options; omitted options use the defaults of Landlord")
    void setLimit(String options, @Nullable Enforcement enforcement, @Nullable String thresholds) {
        assertThat(run("limit set --org org_acme --metric tokens --period monthly --quantity 1000 " + options))
                .isZero();

        assertThat(asked)
                .last()
                .isEqualTo(new SetUsageLimit(
                        KEY,
                        Quantity.of(1000),
                        enforcement,
                        null,
                        thresholds == null ? null : new Thresholds(Thresholds.parse(thresholds)),
                        new Precondition.Absent()));
        assertThat(cli.out()).contains("\"thresholds\": [\n    75,\n    90,\n    100\n  ]");
    }

    @Test
    @DisplayName("an anniversary month takes --anchor-day")
    void anchorDay() {
        assertThat(run("limit set --org org_acme --metric tokens --period anniversary-month --anchor-day 31"
                        + " --quantity 1000"))
                .isZero();

        assertThat(asked)
                .last()
                .isInstanceOfSatisfying(
                        SetUsageLimit.class,
                        command -> assertThat(command.anchorDay()).isEqualTo(new AnchorDay(31)));
        assertThat(cli.out()).contains("\"anchorDay\": null");
    }

    @Test
    @DisplayName("of an existing limit, omitted options are not sent")
    void changeLimit() {
        exists = true;

        assertThat(run("limit set --org org_acme --metric tokens --period monthly --quantity 2000"))
                .isZero();

        assertThat(asked)
                .containsExactly(new UpdateUsageLimit(
                        KEY, new UsageLimit.Patch(Quantity.of(2000), null, null, null, null), Precondition.none()));
        assertThat(cli.out()).contains("\"limitQuantity\": 2000");
    }

    @Test
    @DisplayName("a reason is accepted at every position, and goes with the changes of the command")
    void reason() {
        String set = "limit set --org org_acme --metric tokens --quantity 2000";
        for (String line : List.of("--reason ticket-7 " + set, set + " --reason ticket-7")) {
            cli.reason = null;
            assertThat(run(line)).isZero();
            assertThat(cli.reason).isEqualTo(new Reason("ticket-7"));
        }
        assertThat(callers).extracting(caller -> caller.origin().reason()).containsOnly(new Reason("ticket-7"));

        assertThat(run(set + " --reason " + "x".repeat(201))).isEqualTo(2);
        assertThat(cli.err()).contains("--reason must be at most 200 characters long");
    }

    @Test
    @DisplayName("an organization is named by its slug")
    void slug() {
        assertThat(run("limit get --org slug:acme --metric tokens --period monthly"))
                .isZero();
        assertThat(asked).containsExactly(KEY);

        assertThat(run("limit get --org slug:none --metric tokens --period monthly"))
                .isEqualTo(4);
        assertThat(cli.err()).contains("no org slug:none");
    }

    @Test
    @DisplayName("one limit is shown")
    void getLimit() {
        assertThat(run("limit get --org org_acme --metric tokens --period monthly"))
                .isZero();

        assertThat(asked).containsExactly(KEY);
        assertThat(cli.out()).contains("\"limitQuantity\": 1000");
    }

    @Test
    @DisplayName("warnings go to standard error, and the limit is set")
    void warnings() {
        warnings = List.of("tokens is used in the unit token", "enforcement was not given");

        assertThat(run("limit set --org org_acme --metric tokens --quantity 1000"))
                .isZero();

        assertThat(cli.err()).isEqualTo("""
                landlord: warning: tokens is used in the unit token
                landlord: warning: enforcement was not given
                """);
        assertThat(cli.out()).contains("\"metric\": \"tokens\"");
    }

    @Test
    @DisplayName("a limit that is given neither unit nor period is a monthly one on a count")
    void defaults() {
        assertThat(run("limit set --org org_acme --metric tokens --quantity 1000"))
                .isZero();

        assertThat(((SetUsageLimit) asked.getLast()).key()).isEqualTo(KEY);
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
    @DisplayName("a check shows the reserved quantity")
    void check() {
        run("limit check --org org_acme --metric tokens --period monthly -o yaml");

        assertThat(cli.out())
                .contains(
                        "usedQuantity: 900\naheadQuantity: 0\nreservedQuantity: 60\nremainingQuantity: 40\nexceeded: false\n"
                                + "wouldFit: true\n");
    }

    @ParameterizedTest
    @CsvSource({"HARD, 40, 0, true", "HARD, 41, 3, false", "SOFT, 41, 0, true"})
    @DisplayName("a check of a quantity that would not fit exits with 3")
    void checkQuantity(Enforcement enforced, String quantity, int exitCode, boolean fits) {
        enforcement = enforced;

        assertThat(run("limit check --org org_acme --metric tokens --period monthly --quantity " + quantity))
                .isEqualTo(exitCode);

        assertThat(asked).containsExactly(new CheckUsageLimit(KEY, null, null, Quantity.parse(quantity)));
        assertThat(cli.out()).contains("\"wouldFit\": " + fits);
    }

    @Test
    @DisplayName("a check without a metric, or with --all, shows all limits that apply")
    void checkAll() {
        enforcement = Enforcement.HARD;

        assertThat(run("limit check --org org_acme --project p -o ndjson")).isZero();
        assertThat(cli.out())
                .contains("\"metric\":\"tokens\",\"unit\":\"count\",\"period\":\"monthly\",\"enforcement\":\"hard\"");
        assertThat(run("limit check --org org_acme --metric tokens --unit count --all --quantity 41"))
                .isEqualTo(3);

        assertThat(asked)
                .containsExactly(
                        new CheckUsageLimits(ORG, new ProjectId("p"), null, null, null),
                        new CheckUsageLimits(ORG, null, TOKENS, new Label("count"), Quantity.of(41)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--period daily",
                "--since 2026-11-22",
                "--until 2026-11-22",
                "--metric tokens --all --period daily"
            })
    @DisplayName("a period and a time range select one limit, which needs a metric")
    void checkOfOneLimit(String options) {
        assertThat(run("limit check --org org_acme " + options)).isEqualTo(2);

        assertThat(cli.err()).contains("require --metric without --all");
        assertThat(asked).isEmpty();
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

    @Test
    @DisplayName("threshold events are filtered by the options")
    void events() {
        assertThat(run("limit events --org org_acme --project p --metric tokens --after 17 -o ndjson"))
                .isZero();

        assertThat(asked).containsExactly(new ListQuotaEvents(ORG, new ProjectId("p"), TOKENS, 17));
        assertThat(cli.out()).isEqualTo("""
                {"sequence":18,"orgId":"org_acme","projectId":null,"metric":"tokens","unit":"count",\
                "period":"monthly","threshold":75,"crossing":"up","usedQuantity":750,"limitQuantity":1000,\
                "occurredAt":"2001-01-01T00:00:00.000Z"}
                """);
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

    @Test
    void limitsOfOneProject() {
        assertThat(run("limit list --org org_acme --project project_app")).isZero();

        assertThat(asked).containsExactly(new ProjectId("project_app"));
    }

    @Test
    void aLimitThatMustNotBeThereYet() {
        assertThat(run("limit set --org org_acme --metric tokens --period daily --quantity 1 --if-absent"))
                .isZero();

        assertThat(asked)
                .singleElement()
                .asInstanceOf(type(SetUsageLimit.class))
                .extracting(SetUsageLimit::precondition)
                .isEqualTo(new Precondition.Absent());
    }

    private final class Limits implements UsageLimits {

        @Override
        public Upserted<UsageLimit> set(Caller caller, SetUsageLimit command) {
            asked.add(command);
            return new Upserted<>(limit(), true, warnings);
        }

        @Override
        public Upserted<UsageLimit> update(Caller caller, UpdateUsageLimit command) {
            asked.add(command);
            callers.add(caller);
            if (!exists) {
                throw new NotFound("usage_limit", command.key());
            }
            return new Upserted<>(limit().with(command.patch(), LONG_AGO), false, warnings);
        }

        @Override
        public UsageLimit get(Caller caller, LimitKey key) {
            asked.add(key);
            return limit();
        }

        @Override
        public QuotaCheck check(Caller caller, CheckUsageLimit query) {
            asked.add(query);
            return check(query.quantity());
        }

        @Override
        public Page<QuotaCheck> checkAll(Caller caller, CheckUsageLimits query, PageRequest page) {
            asked.add(query);
            return new Page<>(List.of(check(query.quantity())), null);
        }

        private QuotaCheck check(@Nullable Quantity quantity) {
            UsageLimit limit = limit().with(new UsageLimit.Patch(null, enforcement, null, null, null), LONG_AGO);
            return limit.check(
                    limit.window(null, LONG_AGO), QuantitySum.of(900), QuantitySum.ZERO, QuantitySum.of(60), quantity);
        }

        @Override
        public Page<UsageLimit> list(Caller caller, OrgId orgId, PageRequest page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<UsageLimit> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
            asked.add(projectId);
            return new Page<>(List.of(limit()), null);
        }

        @Override
        public void delete(Caller caller, LimitKey key, Precondition precondition) {
            throw new UnsupportedOperationException();
        }

        private static UsageLimit limit() {
            return new UsageLimit(KEY, Quantity.of(1000), Enforcement.SOFT, null, Thresholds.DEFAULT, LONG_AGO);
        }
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
