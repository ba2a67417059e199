package org.landlord.it.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The real gateway from npm in a process of its own, on a free port of the loopback interface and with
/// a data folder of its own. It has to be installed: `npm --prefix integration-tests/gateway install`.
/// Ended by [#close()], or with the test's JVM.
///
/// A start takes about two seconds. Runs are orphaned half a minute after a kill, a timer rings up to
/// 15 seconds late.
public final class RealGateway implements TestGateway {

    /// Names the folder of `gateway.tsx`. Tests run in the folder of their module.
    private static final Path HOME =
            Path.of(System.getProperty("landlord.gateway.home", "gateway")).toAbsolutePath();

    private static final Path BUN = HOME.resolve("node_modules").resolve(".bin").resolve("bun");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private @Nullable Process process;

    private RealGateway(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /// Starts one and waits until it answers.
    ///
    /// @param data where its data and its log are; made if missing
    public static RealGateway start(Path data) {
        if (!Files.exists(BUN)) {
            throw new IllegalStateException(
                    "the real gateway is not installed: npm --prefix integration-tests/gateway install");
        }
        try {
            RealGateway gateway = new RealGateway(Files.createDirectories(data), freePort());
            gateway.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public synchronized boolean isRunning() {
        return process != null;
    }

    @Override
    public synchronized void start() {
        if (process != null) {
            throw new IllegalStateException("the gateway runs already");
        }
        Path log = data.resolve("gateway.log");
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            BUN.toString(), HOME.resolve("gateway.tsx").toString())
                    .directory(data.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("GATEWAY_PORT", Integer.toString(port));
            // It keeps things in the home folder of whoever starts it.
            builder.environment().put("HOME", data.toString());
            Process started = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = started;
            awaitAnswer(started, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer(Process started, Path log) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (WireClient wire = new WireClient(url(), "")) {
            while (!answers(wire)) {
                if (!started.isAlive() || System.nanoTime() > end) {
                    kill();
                    throw new IllegalStateException("the gateway did not start:\n" + Files.readString(log));
                }
                pause();
            }
        }
    }

    private static boolean answers(WireClient wire) {
        try {
            return wire.get("/health").status() == 200;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                return false;
            }
            throw e;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.destroy();
            if (!ended(process)) {
                kill();
                throw new IllegalStateException("the gateway did not stop when it was asked to");
            }
            process = null;
        }
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            ended(process);
            process = null;
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
