package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CheckUsageLimits;
import org.landlord.port.in.quota.ListAllQuotaEvents;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.QuotaEvents;
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
        cli.landlord.quotaEvents = new Events();
        return cli.run(line.split(" +"));
    }

    private final class Events implements QuotaEvents {

        @Override
        public Page<QuotaEvent> list(Caller caller, ListQuotaEvents query, PageRequest page) {
            return answered(query);
        }

        @Override
        public Page<QuotaEvent> listOfAll(Caller caller, ListAllQuotaEvents query, PageRequest page) {
            return answered(query);
        }

        private Page<QuotaEvent> answered(Object query) {
            asked.add(query);
            return new Page<>(
                    List.of(new QuotaEvent(
                            18, KEY, 75, ThresholdCrossing.UP, QuantitySum.of(750), Quantity.of(1000), LONG_AGO)),
                    null);
        }
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
    @DisplayName("a limit says what happens to runs that exceed it; an omitted option leaves that as it is")
    void onExceeded() {
        String set = "limit set --org org_acme --metric tokens --quantity 1000 --period monthly";
        assertThat(run(set + " --on-exceeded pause")).isZero();
        exists = true;
        assertThat(run(set + " --on-exceeded cancel")).isZero();
        assertThat(run(set + " --on-exceeded stop")).isEqualTo(2);

        assertThat(asked)
                .contains(
                        new SetUsageLimit(
                                KEY,
                                Quantity.of(1000),
                                null,
                                null,
                                null,
                                null,
                                OnExceeded.PAUSE,
                                new Precondition.Absent()),
                        new UpdateUsageLimit(
                                KEY,
                                new UsageLimit.Patch(Quantity.of(1000), null, null, null, null, OnExceeded.CANCEL),
                                Precondition.none()));
        assertThat(cli.out()).contains("\"onExceeded\": \"none\"");
        assertThat(cli.err()).contains("--on-exceeded must be one of none, pause, cancel");
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
    @DisplayName("threshold events are filtered by the options")
    void events() {
        assertThat(run("limit events --org org_acme --project p --metric tokens --after 17 -o ndjson"))
                .isZero();

        assertThat(asked)
                .containsExactly(new ListQuotaEvents(ORG, new ProjectId("p"), TOKENS, SequenceOrder.after(17)));
        assertThat(cli.out()).isEqualTo("""
                {"sequence":18,"orgId":"org_acme","projectId":null,"metric":"tokens","unit":"count",\
                "period":"monthly","threshold":75,"crossing":"up","usedQuantity":750,"limitQuantity":1000,\
                "occurredAt":"2001-01-01T00:00:00.000Z"}
                """);
    }

    @Test
    @DisplayName("threshold events are listed newest first, unless they are followed or asked for otherwise")
    void orderOfEvents() {
        for (String options : List.of("", "--order desc", "--order asc", "--after 3 --order asc")) {
            assertThat(run("quota-event list --org org_acme " + options))
                    .as(options)
                    .isZero();
        }

        assertThat(asked)
                .containsExactly(
                        new ListQuotaEvents(ORG, null, null, SequenceOrder.newestFirst()),
                        new ListQuotaEvents(ORG, null, null, SequenceOrder.newestFirst()),
                        new ListQuotaEvents(ORG, null, null, SequenceOrder.oldestFirst()),
                        new ListQuotaEvents(ORG, null, null, SequenceOrder.after(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--order newest", "--order desc --after 3", "--order desc --follow", "--after -1"})
    @DisplayName("an order that is unknown, or newest first with --after or --follow, is invalid")
    void invalidOrderOfEvents(String options) {
        assertThat(run("quota-event list --org org_acme " + options)).isEqualTo(2);

        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("threshold events of all organizations are listed newest first, with their organization")
    void eventsOfAll() {
        assertThat(run("quota-event list --all-orgs --org org_acme --metric tokens --until 2026-11-22T15:00:00Z"
                        + " -o table"))
                .isZero();

        assertThat(asked)
                .containsExactly(
                        new ListAllQuotaEvents(TOKENS, Window.of(null, Instant.parse("2026-11-22T15:00:00Z"))));
        assertThat(cli.out()).contains("orgId").contains("org_acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--all-orgs --project p",
                "--all-orgs --order desc",
                "--all-orgs --after 1",
                "--all-orgs --follow",
                "--org org_acme --since 24h",
                "--org org_acme --until today"
            })
    @DisplayName("options of one organization and of all are not combined")
    void eventsOfOneAndAll(String options) {
        assertThat(run("quota-event list " + options)).isEqualTo(2);

        assertThat(asked).isEmpty();
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
}
