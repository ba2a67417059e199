package org.landlord.it.tenants;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.PostgresServer;
import org.landlord.it.support.ServerProcess;

/// Where tenants live: the server processes on one database.
final class Home implements AutoCloseable {

    /// Reads all that the database has of an organization.
    @FunctionalInterface
    private interface Rows {
        List<String> of(String orgId) throws SQLException;
    }

    private final List<ServerProcess> processes;
    private final Rows rows;
    private final AtomicInteger requests = new AtomicInteger();

    private Home(List<ServerProcess> processes, Rows rows) {
        this.processes = processes;
        this.rows = rows;
    }

    /// One process on a SQLite file.
    ///
    /// @param folder of the process
    static Home onSqlite(Path folder, Map<String, String> settings) {
        ServerProcess process = ServerProcess.start(folder, settings);
        return new Home(List.of(process), orgId -> {
            try (DatabaseFile file = new DatabaseFile(process.database())) {
                return TenantRows.ofFile(file::column, orgId);
            }
        });
    }

    /// Processes on a new database of the PostgreSQL server of this JVM.
    ///
    /// @param folder of the processes
    /// @param database its name
    static Home onPostgres(int count, Path folder, String database, Map<String, String> settings) {
        PostgresServer postgres = PostgresServer.shared();
        String url = postgres.newDatabase(database);
        List<ServerProcess> processes = IntStream.range(0, count)
                .mapToObj(number -> ServerProcess.onPostgres(folder.resolve("server-" + number), url, settings))
                .toList();
        return new Home(processes, orgId -> {
            try (Connection connection = postgres.connect(database)) {
                return TenantRows.ofPostgres(sql -> column(connection, sql), orgId);
            }
        });
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }

    /// Where the next request goes: to each process in turn.
    URI next() {
        return processes
                .get(Math.floorMod(requests.getAndIncrement(), processes.size()))
                .uri();
    }

    /// All that the database has of an organization: [TenantRows].
    List<String> rows(String orgId) {
        try {
            return rows.of(orgId);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(ServerProcess::close);
    }
}
