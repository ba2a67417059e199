package org.landlord.it.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.it.processes.Processes.require;

import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Closing;
import org.landlord.it.support.LocalIssuer;
import org.landlord.it.support.PostgresServer;
import org.landlord.it.support.Soon;

/// Three server processes on one database are one Landlord.
@Tag("heavy")
class SeveralProcessesIT {

    private static final int PROCESSES = 3;
    private static final int CALLERS = 64;
    private static final int LIMIT = 1_000;

    @TempDir
    static Path folder = Path.of("");

    private static @Nullable Processes started;
    private static @Nullable LocalIssuer issuer;

    @BeforeAll
    static void start() {
        started = Processes.startTogether(
                PROCESSES,
                folder,
                PostgresServer.shared(),
                "several_processes",
                Map.of("LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS", "true"));
        issuer = LocalIssuer.start();
    }

    @AfterAll
    static void stop() {
        Closing.all(processes(), issuer);
    }

    private static Processes processes() {
        return Objects.requireNonNull(started);
    }

    private static String newOrganization(String name) {
        require(
                201,
                processes()
                        .post(
                                0,
                                "/v1/orgs",
                                "{\"orgId\":\"org_" + name + "\",\"slug\":\"" + name + "\",\"name\":\"" + name
                                        + "\"}"));
        return "/v1/orgs/org_" + name;
    }

    private static void limit(String org, String metric) {
        String limit = "{\"metric\":\"" + metric + "\",\"period\":\"monthly\",\"limitQuantity\":" + LIMIT
                + ",\"enforcement\":\"hard\"}";
        require(201, processes().send(1, "PUT", org + "/usage-limits", limit, adminKey()));
    }

    private static String adminKey() {
        return AdminKey.TOKEN;
    }

    @Test
    void given64CallersOfThreeProcesses_whenTheyConsumeAHardLimit_thenExactlyTheLimitIsConsumed() {
        String org = newOrganization("exact");
        limit(org, "calls");
        AtomicInteger recorded = new AtomicInteger();
        Set<Integer> others = ConcurrentHashMap.newKeySet();

        Processes.inParallel(CALLERS, caller -> {
            for (int call = 0; call < 40; call++) {
                Processes.Answer answer = processes()
                        .post(
                                (caller + call) % PROCESSES,
                                org + "/usage-events",
                                "{\"metric\":\"calls\",\"quantity\":1}");
                if (answer.status() == 201) {
                    recorded.incrementAndGet();
                } else if (answer.status() != 429) {
                    others.add(answer.status());
                }
            }
        });

        assertThat(others).isEmpty();
        assertThat(recorded).hasValue(LIMIT);
        assertThat(used(org, "calls")).isEqualByComparingTo(BigDecimal.valueOf(LIMIT));
    }

    @Test
    void givenCallersWhoReserveToo_whenTheyConsumeAHardLimit_thenExactlyTheLimitIsConsumedOrHeld() {
        String org = newOrganization("mixed");
        limit(org, "gpu");
        AtomicInteger consumed = new AtomicInteger();
        ConcurrentLinkedQueue<Processes.Answer> surprises = new ConcurrentLinkedQueue<>();

        Processes.inParallel(CALLERS, caller -> {
            for (int call = 0; call < 30; call++) {
                int server = (caller + call) % PROCESSES;
                boolean isReserved = caller % 2 == 0;
                Processes.Answer answer = isReserved
                        ? processes().post(server, org + "/quota-reservations", "{\"metric\":\"gpu\",\"quantity\":1}")
                        : processes().post(server, org + "/usage-events", "{\"metric\":\"gpu\",\"quantity\":1}");
                if (answer.status() == 201) {
                    consumed.incrementAndGet();
                    if (isReserved) {
                        settle(org, (server + 1) % PROCESSES, answer, call % 3 == 0, consumed, surprises);
                    }
                } else if (answer.status() != 429) {
                    surprises.add(answer);
                }
            }
        });

        assertThat(surprises).isEmpty();
        String check = require(200, processes().get(2, org + "/usage-limits/check?metric=gpu&period=monthly"));
        BigDecimal held = new BigDecimal(JsonPath.from(check).getString("reservedQuantity"));
        assertThat(held).isZero();
        assertThat(used(org, "gpu"))
                .isEqualByComparingTo(BigDecimal.valueOf(consumed.get()))
                .isLessThanOrEqualTo(BigDecimal.valueOf(LIMIT));
        assertThat(consumed.get()).isEqualTo(LIMIT);
    }

    /// Commits a reservation on another process, or releases it.
    private static void settle(
            String org,
            int server,
            Processes.Answer reserved,
            boolean isReleased,
            AtomicInteger consumed,
            ConcurrentLinkedQueue<Processes.Answer> surprises) {
        String id = JsonPath.from(reserved.body()).getString("reservationId");
        Processes.Answer settled = isReleased
                ? processes().post(server, org + "/quota-reservations/" + id + "/release", "")
                : processes().post(server, org + "/quota-reservations/" + id + "/commit", "{\"quantity\":1}");
        if (settled.status() / 100 != 2) {
            surprises.add(settled);
        }
        if (isReleased) {
            consumed.decrementAndGet();
        }
    }

    private static BigDecimal used(String org, String metric) {
        String summary = require(200, processes().get(2, org + "/usage-summary?metric=" + metric));
        return new BigDecimal(JsonPath.from(summary).getString("items[0].quantity"));
    }

    @Test
    void givenAKeyThatIsUsedOnAllProcesses_whenItIsRevokedOnOne_thenTheOthersRefuseItWithinTwoSeconds() {
        String org = newOrganization("keys");
        String created =
                require(201, processes().post(0, org + "/api-keys", "{\"name\":\"key\",\"scopes\":[\"usage:read\"]}"));
        String key = JsonPath.from(created).getString("token");
        String keyId = JsonPath.from(created).getString("keyId");
        String path = org + "/usage-summary";
        for (int server = 0; server < PROCESSES; server++) {
            require(200, processes().send(server, "GET", path, "", key));
        }

        require(204, processes().send(0, "DELETE", org + "/api-keys/" + keyId, "", adminKey()));

        assertThatAllAnswerSoon(401, path, key);
    }

    @Test
    void givenAMemberWhoIsKnownToAllProcesses_whenTheirRoleChangesOnOne_thenTheOthersApplyItWithinTwoSeconds() {
        String org = newOrganization("roles");
        trust(org, "active");
        String member = org + "/members/ada";
        require(201, processes().send(0, "PUT", member, "{\"role\":\"admin\"}", adminKey()));
        String token = Objects.requireNonNull(issuer).token("ada", "roles");
        String path = org + "/api-keys";
        for (int server = 0; server < PROCESSES; server++) {
            require(200, processes().send(server, "GET", path, "", token));
        }

        require(200, processes().send(0, "PUT", member, "{\"role\":\"member\"}", adminKey()));
        assertThatAllAnswerSoon(403, path, token);

        require(200, processes().send(1, "PUT", member, "{\"role\":\"admin\"}", adminKey()));
        assertThatAllAnswerSoon(200, path, token);
    }

    @Test
    void givenAProviderThatAllProcessesTrust_whenItIsDisabledOnOne_thenTheOthersRefuseItsTokensWithinTwoSeconds() {
        String org = newOrganization("trust");
        trust(org, "active");
        require(201, processes().send(0, "PUT", org + "/members/ada", "{\"role\":\"admin\"}", adminKey()));
        String token = Objects.requireNonNull(issuer).token("ada", "trust");
        for (int server = 0; server < PROCESSES; server++) {
            require(200, processes().send(server, "GET", org, "", token));
        }

        trust(org, "disabled");
        assertThatAllAnswerSoon(401, org, token);

        trust(org, "active");
        assertThatAllAnswerSoon(200, org, token);
    }

    /// An organization has one provider in these tests, whose audience is the organization's slug.
    private static void trust(String org, String status) {
        String provider = "{\"type\":\"oidc\",\"issuer\":\""
                + Objects.requireNonNull(issuer).address() + "\",\"clientId\":\"" + org.replace("/v1/orgs/org_", "")
                + "\",\"status\":\"" + status + "\"}";
        Processes.Answer answer = processes().send(2, "PUT", org + "/identity-providers/sso", provider, adminKey());
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private static void assertThatAllAnswerSoon(int status, String path, String token) {
        long changed = System.nanoTime();
        for (int server = 0; server < PROCESSES; server++) {
            int one = server;
            Soon.until(() -> processes().send(one, "GET", path, "", token).status() == status);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - changed)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void givenChangesOnAllProcesses_whenTheAuditLogIsRead_thenItsSequenceHasNoGaps() {
        String org = newOrganization("audit");

        Processes.inParallel(12, caller -> {
            for (int call = 0; call < 10; call++) {
                String slug = "team-" + caller + "-" + call;
                require(
                        201,
                        processes()
                                .post(
                                        (caller + call) % PROCESSES,
                                        org + "/teams",
                                        "{\"slug\":\"" + slug + "\",\"name\":\"Team\"}"));
            }
        });

        String events = require(200, processes().get(1, org + "/audit-events?limit=500"));
        assertThat(JsonPath.from(events).getList("items.sequence", Integer.class))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 121).boxed().toList());
    }

    @Test
    void givenOrganizationsThatAreDeletedOnAllProcesses_whenThePlatformsLogIsRead_thenItsSequenceHasNoGaps() {
        Processes.inParallel(12, number -> newOrganization("gone-" + number));

        Processes.inParallel(
                12,
                number -> require(
                        204,
                        processes().send(number % PROCESSES, "DELETE", "/v1/orgs/org_gone-" + number, "", adminKey())));

        String events = require(200, processes().get(1, "/v1/audit-events?limit=500"));
        List<Integer> sequences = JsonPath.from(events).getList("items.sequence", Integer.class);
        assertThat(sequences)
                .hasSizeGreaterThanOrEqualTo(12)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    @Test
    void givenAnInstant_whenUsageAsOfItIsSummedTwiceWhileAllProcessesRecord_thenTheSumsAreEqual() {
        String org = newOrganization("asof");
        AtomicInteger running = new AtomicInteger(1);
        ConcurrentLinkedQueue<String> differences = new ConcurrentLinkedQueue<>();

        Processes.inParallel(13, caller -> {
            if (caller == 0) {
                for (int round = 0; round < 40; round++) {
                    String asOf = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
                    String path = org + "/usage-summary?metric=calls&asOf=" + asOf;
                    String first = require(200, processes().get(round % PROCESSES, path));
                    String second = require(200, processes().get((round + 1) % PROCESSES, path));
                    if (!first.equals(second)) {
                        differences.add(first + " " + second);
                    }
                }
                running.set(0);
            }
            while (running.get() == 1) {
                require(
                        201,
                        processes()
                                .post(
                                        caller % PROCESSES,
                                        org + "/usage-events",
                                        "{\"metric\":\"calls\",\"quantity\":1}"));
            }
        });

        assertThat(differences).isEmpty();
    }
}
