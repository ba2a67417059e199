package org.landlord.it.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.landlord.it.support.AdminKey;

/// Many callers at once who write into one organization, each into several concepts, and remember what was
/// acknowledged. They stop after a while, or when told to.
final class Writers {

    /// How many write at once.
    static final int COUNT = 32;

    private static final String ORG = "org_busy";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;
    private final AtomicBoolean stopped = new AtomicBoolean();

    final Set<String> events = ConcurrentHashMap.newKeySet();
    final Set<String> teams = ConcurrentHashMap.newKeySet();
    final Set<String> members = ConcurrentHashMap.newKeySet();
    final Set<Integer> refusals = ConcurrentHashMap.newKeySet();
    final AtomicInteger attempts = new AtomicInteger();

    Writers(URI server) {
        this.server = server;
    }

    /// How many mutations were acknowledged that the audit log must tell of: the organization, teams and members.
    int acknowledgedMutations() {
        return 1 + teams.size() + members.size();
    }

    void createOrganization() {
        int status = send("POST", "/v1/orgs", "{\"orgId\":\"" + ORG + "\",\"slug\":\"busy\",\"name\":\"Busy\"}");
        if (status != 201) {
            throw new IllegalStateException("the organization was not made: " + status);
        }
    }

    /// Writes until the time is up, or [#stop()] is called, and waits for the last writer.
    void writeFor(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < COUNT; writer++) {
                int number = writer;
                threads.execute(() -> {
                    for (int i = 0; System.nanoTime() < end && !stopped.get(); i++) {
                        writeOnce(number, i);
                    }
                });
            }
        }
    }

    void stop() {
        stopped.set(true);
    }

    private void writeOnce(int writer, int round) {
        String id = writer + "-" + round;
        String event = "{\"eventId\":\"evt-" + id + "\",\"metric\":\"calls\",\"quantity\":0.1}";
        remember(events, "evt-" + id, send("POST", "/v1/orgs/" + ORG + "/usage-events", event));
        String team = "{\"teamId\":\"team-" + id + "\",\"slug\":\"t-" + id + "\",\"name\":\"Team " + id + "\"}";
        remember(teams, "team-" + id, send("POST", "/v1/orgs/" + ORG + "/teams", team));
        remember(
                members, "user-" + id, send("PUT", "/v1/orgs/" + ORG + "/members/user-" + id, "{\"role\":\"member\"}"));
    }

    private void remember(Set<String> acknowledged, String id, int status) {
        if (status == 201) {
            acknowledged.add(id);
        } else {
            refusals.add(status);
        }
    }

    /// @return the status, or 0 if the server was gone
    private int send(String method, String path, String body) {
        attempts.incrementAndGet();
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", AdminKey.BEARER)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            stop();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
