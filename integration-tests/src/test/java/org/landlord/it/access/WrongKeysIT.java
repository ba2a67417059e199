package org.landlord.it.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// 10 000 requests with keys that are not good, from the address that the good one is used from.
@Tag("heavy")
class WrongKeysIT {

    private static final int WRONG = 10_000;
    private static final int CONNECTIONS = 8;

    /// The setting's default.
    private static final int FAILURES = 100;

    /// How often what is compared is measured, in turns.
    private static final int ROUNDS = 2;

    @TempDir
    Path folder = Path.of("");

    /// What was answered in a while.
    ///
    /// @param wrong how often which status was, to the keys that came in between
    /// @param waits what those were told to wait, in seconds
    /// @param right how often which status was, to the key that is good
    /// @param nanos how long the key that is good had to wait, sorted
    /// @param took how long all of it took
    private record Flood(
            Map<Integer, Integer> wrong, Set<String> waits, Map<Integer, Integer> right, long[] nanos, Duration took) {

        double median() {
            return nanos[nanos.length / 2];
        }
    }

    @Test
    void givenALimitOfFailures_whenTenThousandWrongKeysCome_thenTheyHearTooOften_andTheRightOneIsAnsweredAllThrough()
            throws Exception {
        try (ServerProcess server = server(FAILURES)) {
            String right = newKey(server);

            Flood flood = flood(server, right, WRONG, index -> wrong(index, right));

            assertThat(flood.wrong()).containsOnlyKeys(401, 429);
            assertThat(flood.wrong().get(401))
                    .isBetween(FAILURES, (int) (FAILURES * (1 + flood.took().toMinutes())));
            assertThat(flood.waits()).isNotEmpty().allMatch(wait -> wait.matches("[1-9]|[1-5][0-9]|60"));
            assertThat(flood.right()).containsOnlyKeys(200);
        }
    }

    @Test
    void givenNoLimitOfFailures_whenTenThousandWrongKeysCome_thenTheRightOneIsNotSlowedMoreThanByRightOnes()
            throws Exception {
        try (ServerProcess server = server(0)) {
            String right = newKey(server);
            String another = newKey(server);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Flood amongRight = flood(server, right, WRONG / ROUNDS, _ -> another);
                Flood amongWrong = flood(server, right, WRONG / ROUNDS, index -> wrong(index, right));

                assertThat(amongRight.wrong()).containsOnlyKeys(200);
                assertThat(amongWrong.wrong()).containsExactly(Map.entry(401, WRONG / ROUNDS));
                assertThat(amongWrong.right()).containsOnlyKeys(200);
                ratios.add(amongWrong.median() / amongRight.median());
            }
            System.out.println("the right key waits, among wrong ones, times as long as among right ones: " + ratios);
            assertThat(ratios)
                    .as("medians, in turns; others have this machine too, but not in each of the turns")
                    .anyMatch(ratio -> ratio < 4);
        }
    }

    private ServerProcess server(int failures) {
        return ServerProcess.start(
                folder.resolve("failures-" + failures),
                Map.of("LANDLORD_FAILED_ATTEMPTS_PER_MINUTE", String.valueOf(failures)));
    }

    /// Makes a key that is good for one organization.
    private static String newKey(ServerProcess server) {
        RequestSpecification api = given().baseUri(server.uri().toString())
                .header("Authorization", AdminKey.BEARER)
                .contentType("application/json");
        given(api)
                .body("{\"orgId\":\"org_acme\",\"slug\":\"acme\",\"name\":\"Acme\"}")
                .post("/v1/orgs");
        return given(api)
                .body("{\"name\":\"CI\",\"scopes\":[\"org:read\"]}")
                .post("/v1/orgs/org_acme/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    /// One third each: a key that there never was; the id of the right one and another secret; a slip.
    private static String wrong(int index, String right) {
        Random random = new Random(index);
        String digits = text(random, ApiKeyToken.DIGITS, ApiKeyToken.RANDOM_DIGITS);
        KeyId unknown = new KeyId(KeyId.PREFIX + text(random, "0123456789abcdefghjkmnpqrstvwxyz", 26));
        return switch (index % 3) {
            case 0 -> ApiKeyToken.of(unknown, digits).reveal();
            case 1 -> ApiKeyToken.of(ApiKeyToken.parse(right).keyId(), digits).reveal();
            default -> right.substring(0, right.length() - 1) + (right.endsWith("x") ? 'y' : 'x');
        };
    }

    private static String text(Random random, String digits, int length) {
        return random.ints(length, 0, digits.length())
                .mapToObj(i -> digits.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /// Several connections share the calls with other keys; one calls with the right key until they are through.
    private static Flood flood(ServerProcess server, String right, int calls, IntFunction<String> others)
            throws Exception {
        Map<Integer, Integer> wrong = new ConcurrentHashMap<>();
        Set<String> waits = ConcurrentHashMap.newKeySet();
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean through = new AtomicBoolean();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Flood> holder = threads.submit(() -> callUntil(through, server.uri(), right));
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(threads.submit(() -> {
                    try (HttpClient http = client()) {
                        for (int index = next.getAndIncrement(); index < calls; index = next.getAndIncrement()) {
                            HttpResponse<Void> answer = call(http, server.uri(), others.apply(index));
                            wrong.merge(answer.statusCode(), 1, Integer::sum);
                            answer.headers().firstValue("Retry-After").ifPresent(waits::add);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            through.set(true);
            Flood seen = holder.get();
            return new Flood(wrong, waits, seen.right(), seen.nanos(), Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private static Flood callUntil(AtomicBoolean through, URI server, String right) throws Exception {
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<Long> nanos = new ArrayList<>();
        try (HttpClient http = client()) {
            while (!through.get()) {
                long begin = System.nanoTime();
                statuses.merge(call(http, server, right).statusCode(), 1, Integer::sum);
                nanos.add(System.nanoTime() - begin);
            }
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Flood(Map.of(), Set.of(), statuses, sorted, Duration.ZERO);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static HttpResponse<Void> call(HttpClient http, URI server, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/orgs/org_acme"))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.send(request, BodyHandlers.discarding());
    }
}
