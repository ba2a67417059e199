package org.landlord.it.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL on a free port of the loopback interface, with its data in a folder: it can be stopped and started
/// again.
public final class PostgresServer implements AutoCloseable {

    private static @Nullable PostgresServer shared;

    private final Path folder;
    private EmbeddedPostgres server;
    private final int port;

    private PostgresServer(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
        this.port = server.getPort();
    }

    /// One server for all test classes of this JVM.
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            PostgresServer started = start(
                    Path.of("target", "postgres-" + ProcessHandle.current().pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            shared = started;
        }
        return shared;
    }

    /// Starts a server.
    ///
    /// @param folder where its data are; made if missing
    public static PostgresServer start(Path folder) {
        return new PostgresServer(folder, begin(folder, 0));
    }

    private static EmbeddedPostgres begin(Path folder, int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.toAbsolutePath())
                    .setCleanDataDirectory(false)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // As by default: what is committed survives the end of the server's processes.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The URL of a new database of this server.
    ///
    /// @param name lower-case letters, digits and underscores
    public String newDatabase(String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("CREATE DATABASE " + name);
            return url(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The URL of a database of this server.
    public String url(String name) {
        return "postgresql://postgres@127.0.0.1:" + port + "/" + name;
    }

    /// A connection to a database of this server.
    public Connection connect(String name) throws SQLException {
        return server.getDatabase("postgres", name).getConnection();
    }

    /// Moves its write-ahead log to another folder, as an operator does who has two disks. Starts it again.
    ///
    /// @param log does not exist
    public void moveLog(Path log) {
        stop();
        Path place = folder.resolve("pg_wal");
        try {
            copy(place, log);
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            Files.createSymbolicLink(place, log.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /// Stops it.
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts it again, on the same port and data.
    public void startAgain() {
        server = begin(folder, port);
    }

    @Override
    public void close() {
        stop();
    }
}
