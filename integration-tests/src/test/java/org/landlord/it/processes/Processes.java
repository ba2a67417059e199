package org.landlord.it.processes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.PostgresServer;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.Soon;

/// Server processes on one database, and a client that talks to each of them.
final class Processes implements AutoCloseable {

    /// The status of a request whose outcome nobody knows.
    static final int UNKNOWN = 0;

    /// A response.
    ///
    /// @param status of HTTP, or [#UNKNOWN]
    /// @param retryAfter the header, in seconds; empty if there is none
    record Answer(int status, String retryAfter, String body) {

        /// Whether it is what callers get while the service cannot answer: with the time after which to try again.
        boolean isUnavailable() {
            return status == 503 && body.contains("\"UNAVAILABLE\"") && retryAfter.matches("[1-9][0-9]*");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Path folder;
    private final String url;
    private final Map<String, String> settings;
    private final List<ServerProcess> servers = new ArrayList<>();

    private Processes(Path folder, String url, Map<String, String> settings) {
        this.folder = folder;
        this.url = url;
        this.settings = settings;
    }

    /// Starts processes on a new database.
    ///
    /// @param database its name
    static Processes start(
            int count, Path folder, PostgresServer postgres, String database, Map<String, String> settings) {
        Processes processes = new Processes(folder, postgres.newDatabase(database), settings);
        IntStream.range(0, count).forEach(number -> processes.servers.add(processes.begin(number)));
        return processes;
    }

    /// Starts processes on a new database, all at the same time.
    ///
    /// @param database its name
    static Processes startTogether(
            int count, Path folder, PostgresServer postgres, String database, Map<String, String> settings) {
        Processes processes = new Processes(folder, postgres.newDatabase(database), settings);
        ServerProcess[] started = new ServerProcess[count];
        inParallel(count, number -> started[number] = processes.begin(number));
        processes.servers.addAll(List.of(started));
        return processes;
    }

    private ServerProcess begin(int number) {
        return ServerProcess.onPostgres(folder.resolve("server-" + number), url, settings);
    }

    int count() {
        return servers.size();
    }

    ServerProcess server(int number) {
        return servers.get(number);
    }

    /// Kills a process (SIGKILL) and starts another one in its place.
    void replace(int number) {
        servers.get(number).kill();
        servers.set(number, begin(number));
    }

    /// Waits until each process answers.
    void awaitAll() {
        for (int server = 0; server < count(); server++) {
            int one = server;
            Soon.the(PATIENCE, () -> get(one, "/v1/orgs?limit=1"), answer -> answer.status() == 200);
        }
    }

    Answer get(int server, String path) {
        return send(server, "GET", path, "", AdminKey.TOKEN);
    }

    Answer post(int server, String path, String json) {
        return send(server, "POST", path, json, AdminKey.TOKEN);
    }

    /// A request to one of the processes.
    ///
    /// @param json empty for no body
    Answer send(int server, String method, String path, String json, String token) {
        URI uri = servers.get(server).uri().resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(""),
                    response.body());
        } catch (IOException _) {
            return new Answer(UNKNOWN, "", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The body of a response that must have a status.
    static String require(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ", got " + answer);
        }
        return answer.body();
    }

    /// Runs callers at the same time, and waits for all.
    static void inParallel(int callers, IntConsumer caller) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(IntStream.range(0, callers)
                            .mapToObj(number -> CompletableFuture.runAsync(() -> caller.accept(number), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
    }
}
