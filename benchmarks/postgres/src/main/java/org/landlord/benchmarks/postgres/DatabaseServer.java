package org.landlord.benchmarks.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A PostgreSQL server on a free port of the loopback interface, for one run of the benchmarks. It is as durable as by
/// its defaults: the settings with which tests are fast are taken back.
public final class DatabaseServer {

    /// The defaults of PostgreSQL, which the library changes.
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private DatabaseServer() {}

    /// Starts a server and prints its port. Then reads names from the standard input, one a line, creates a database
    /// of each and prints its name; a name after a minus is that of a database to drop. Ends with its input.
    ///
    /// @param arguments the folder for its data, which it creates
    /// @throws IOException if the server does not start
    /// @throws SQLException if the server is not durable, or a database cannot be created
    public static void main(String... arguments) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(Path.of(arguments[0]).toAbsolutePath())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100");
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        try (EmbeddedPostgres server = builder.start();
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            requireDurable(statement);
            System.out.println(server.getPort());
            for (String name = names.readLine(); name != null; name = names.readLine()) {
                statement.execute(
                        name.startsWith("-")
                                ? "DROP DATABASE \"" + name.substring(1) + "\" WITH (FORCE)"
                                : "CREATE DATABASE \"" + name + '"');
                System.out.println(name);
            }
        }
    }

    private static void requireDurable(Statement statement) throws SQLException {
        for (String setting : DURABLE) {
            try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                row.next();
                if (!"on".equals(row.getString(1))) {
                    throw new IllegalStateException(setting + " is " + row.getString(1));
                }
            }
        }
    }
}
