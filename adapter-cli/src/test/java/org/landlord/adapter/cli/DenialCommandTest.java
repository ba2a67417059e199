package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.Refusal;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.Denials;
import org.landlord.port.in.quota.ListAllDenials;
import org.landlord.port.in.quota.ListDenials;

class DenialCommandTest {

    private static final OrgId ORG = RecordingLandlord.ACME;
    private static final ProjectId PROJECT = new ProjectId("app");
    private static final Instant AT = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final Instant RESET = AT.plusSeconds(1800);

    private final Cli cli = new Cli();
    private final List<Object> asked = new ArrayList<>();
    private Denial denial = denial(key("tokens", new ActorId("key_1")), "10", AT, RESET);

    @BeforeEach
    void connect() {
        cli.landlord.denials = new Denials() {
            @Override
            public Page<Denial> list(Caller caller, ListDenials query, PageRequest page) {
                asked.add(query);
                return new Page<>(List.of(denial), null);
            }

            @Override
            public Page<Denial> listOfAll(Caller caller, ListAllDenials query, PageRequest page) {
                asked.add(query);
                return new Page<>(List.of(denial), null);
            }

            @Override
            public Denial get(Caller caller, OrgId orgId, RequestId requestId) {
                asked.add(requestId);
                return denial;
            }
        };
    }

    @Test
    @DisplayName("denials are filtered by the options")
    void list() {
        int code = cli.run(("denial list --org org_acme --project app --metric tokens --unit count --actor key_1"
                        + " --since 2026-11-22T15:00:00Z -o ndjson")
                .split(" "));

        assertThat(code).isZero();
        assertThat(asked)
                .containsExactly(new ListDenials(
                        ORG,
                        PROJECT,
                        new Label("tokens"),
                        new Label("count"),
                        new ActorId("key_1"),
                        Window.of(Instant.parse("2026-11-22T15:00:00Z"), null)));
        assertThat(cli.out()).isEqualTo("""
                {"sequence":7,"limit":{"orgId":"org_acme","projectId":null,"metric":"tokens","unit":"count",\
                "period":"daily"},"projectId":"app","actorId":"key_1","actorKind":"key",\
                "minute":"2026-11-22T15:04:00.000Z","count":42,"firstAt":"2026-11-22T15:04:01.000Z",\
                "lastAt":"2026-11-22T15:04:05.123Z","refusals":[{"requestId":"req_1",\
                "refusedAt":"2026-11-22T15:04:05.123Z","limitQuantity":1000,\
                "windowStart":"2026-11-21T15:04:05.123Z","windowEnd":"2026-11-22T15:04:05.123Z","usedQuantity":990,\
                "reservedQuantity":5,"remainingQuantity":5,"requestedQuantity":10,\
                "resetAt":"2026-11-22T15:34:05.123Z"}]}
                """);
    }

    @Test
    @DisplayName("denials of all organizations are listed with --all-orgs, whatever LANDLORD_ORG is")
    void listOfAll() {
        for (String org : List.of("", " --org org_acme")) {
            assertThat(cli.run(
                            ("denial list --all-orgs --metric tokens --unit count --until 2026-11-22T15:00:00Z" + org)
                                    .split(" ")))
                    .isZero();
        }

        ListAllDenials query = new ListAllDenials(
                new Label("tokens"), new Label("count"), Window.of(null, Instant.parse("2026-11-22T15:00:00Z")));
        assertThat(asked).containsExactly(query, query);
    }

    @Test
    @DisplayName("a list of denials is of an organization or of all, and projects and callers are of an organization")
    void listOfNone() {
        assertThat(cli.run("denial", "list")).isEqualTo(2);
        assertThat(cli.err()).contains("set --org or LANDLORD_ORG, or use --all-orgs");
        for (String option : List.of("--project", "--actor")) {
            assertThat(cli.run("denial", "list", "--all-orgs", option, "app")).isEqualTo(2);
            assertThat(cli.err()).contains("--project and --actor cannot be combined with --all-orgs");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("an explanation says who was refused, by what, when it is possible, and what changes the limit")
    void explain() {
        assertThat(explained()).isEqualTo("""
                Request req_1 was refused at 2026-11-22T15:04:05.123Z, because a hard limit has too little left.

                Caller:     key key_1
                Usage of:   organization org_acme, project app
                Requested:  10 of tokens (unit count)
                Limit:      1000, period daily, of the organization
                Used:       990 from 2026-11-21T15:04:05.123Z to 2026-11-22T15:04:05.123Z
                Reserved:   5
                Left:       5
                Possible:   from 2026-11-22T15:34:05.123Z on, without other usage
                Refusals:   42 in this minute with the same limit, project and caller, from 2026-11-22T15:04:01.000Z\
                 to 2026-11-22T15:04:05.123Z

                To change the limit:
                  landlord limit set --org org_acme --metric tokens --unit count --period daily\
                 --quantity QUANTITY --reason REASON
                """);
        assertThat(asked).containsExactly(new RequestId("req_1"));
    }

    @Test
    @DisplayName("an explanation says why waiting does not help")
    void never() {
        denial = denial(key("tokens", new ActorId("key_1")), "1001", AT, null);
        assertThat(explained()).contains("Possible:   never: the request exceeds the whole limit\n");

        denial = denial(key("tokens", new ActorId("key_1")), "10", AT.minusSeconds(60), null);
        assertThat(explained()).contains("Possible:   never: the usage belongs to a window that is over\n");

        denial = denial(key("tokens", new ActorId("key_1")), "10", AT, null);
        assertThat(explained()).contains("Possible:   not determined, because too many requests waited\n");
    }

    @Test
    @DisplayName("an explanation says that callers were not told apart, and quotes the command for a shell")
    void manyCallers() {
        denial = denial(key("it's a metric", null), "10", AT, RESET);

        assertThat(explained())
                .contains("Caller:     not known, because many callers were refused in this minute\n")
                .contains(" --metric 'it'\\''s a metric' ");
    }

    @Test
    @DisplayName("an explanation as JSON is the denial")
    void json() {
        assertThat(cli.run("denial", "explain", "req_1", "--org", "org_acme", "-o", "json"))
                .isZero();

        assertThat(cli.out()).startsWith("{\n  \"sequence\": 7,").contains("\"requestId\": \"req_1\"");
    }

    @Test
    @DisplayName("a malformed request id is refused")
    void malformed() {
        assertThat(cli.run("denial", "explain", "a/b", "--org", "org_acme")).isEqualTo(2);

        assertThat(cli.err()).contains("must be 1 to 64 characters");
    }

    private String explained() {
        assertThat(cli.run("denial", "explain", "req_1", "--org", "org_acme", "-o", "table"))
                .isZero();
        return cli.out();
    }

    private static Denial.Key key(String metric, @Nullable ActorId actorId) {
        LimitKey limit = LimitKey.of(ORG, null, new Label(metric), null, Period.DAILY);
        return new Denial.Key(
                limit,
                PROJECT,
                actorId == null ? null : ActorKind.KEY,
                actorId,
                Instant.parse("2026-11-22T15:04:00.000Z"));
    }

    private static Denial denial(Denial.Key key, String requested, Instant end, @Nullable Instant resetAt) {
        Refusal refusal = new Refusal(
                new RequestId("req_1"),
                AT,
                Quantity.of(1000),
                new Window(AT.minusSeconds(24 * 3600), end),
                QuantitySum.of(990),
                QuantitySum.of(5),
                QuantitySum.parse(requested),
                resetAt);
        return new Denial(7, key, Instant.parse("2026-11-22T15:04:01.000Z"), 42, List.of(refusal));
    }
}
