package org.landlord.it.support;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real Keycloak in a process of its own, on a free port of the loopback interface, with the realms `acme` and
/// `globex`: see `src/test/resources/keycloak`. It needs the profile `keycloak`, which fetches it. The first
/// start takes most of a minute, later ones a third of that. Ended with the test's JVM.
public final class KeycloakProcess {

    /// Names the folder that the profile unpacked Keycloak to. Without it there is no Keycloak.
    public static final String HOME = "landlord.keycloak.home";

    private static final String ADMINISTRATOR = "admin";
    private static final String PASSWORD = "admin-password";
    private static final List<String> REALMS = List.of("acme", "globex");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static @Nullable KeycloakProcess shared;

    private final Process process;
    private final URI uri;
    private final Path log;

    private KeycloakProcess(Process process, URI uri, Path log) {
        this.process = process;
        this.uri = uri;
        this.log = log;
    }

    /// One Keycloak for all test classes of this JVM; started when first asked for.
    public static synchronized KeycloakProcess shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /// Ends the one that is shared, the hard way. Whoever asks for it next gets a new one, with the realms as
    /// they are written down.
    public static synchronized void stopShared() {
        if (shared != null) {
            end(shared.process);
            shared = null;
        }
    }

    /// A realm of it.
    public KeycloakRealm realm(String name) {
        return new KeycloakRealm(this, name);
    }

    /// Where it answers.
    public URI uri() {
        return uri;
    }

    /// A token for its administration. Good for a minute.
    String administrator() {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", ADMINISTRATOR)
                .formParam("password", PASSWORD)
                .post(uri + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static KeycloakProcess start() {
        try {
            Path home = Path.of(Objects.requireNonNull(System.getProperty(HOME), HOME));
            prepare(home);
            int port = freePort();
            Path log = home.resolve("keycloak.log");
            Process process = command(home, port)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            KeycloakProcess keycloak = new KeycloakProcess(process, URI.create("http://127.0.0.1:" + port), log);
            keycloak.awaitReady();
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Each start begins with the realms as they are written down: the last one's rotated keys are gone.
    private static void prepare(Path home) throws IOException {
        Path data = home.resolve("data");
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted((one, other) -> other.compareTo(one)).forEach(KeycloakProcess::delete);
            }
        }
        Path imports = Files.createDirectories(data.resolve("import"));
        for (String realm : REALMS) {
            String file = realm + "-realm.json";
            try (InputStream in = KeycloakProcess.class.getResourceAsStream("/keycloak/" + file)) {
                Files.copy(Objects.requireNonNull(in, file), imports.resolve(file));
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ProcessBuilder command(Path home, int port) {
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                home.resolve("bin").resolve("kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--cache=local");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        return builder;
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ask =
                    HttpRequest.newBuilder(realm("globex").discovery()).build();
            while (!answers(http, ask)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    end(process);
                    throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(log));
                }
                pause();
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest ask) throws IOException {
        try {
            return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException _) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    /// The script waits for the server that it started: both have to go.
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
