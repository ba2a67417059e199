package org.landlord.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The database of the system property `landlord.db`, beside the application: its answers are held against what is
/// stored there. The driver is the one of the storage that this program was built with.
final class Database {

    private static final String POSTGRES = "postgresql://";

    private Database() {}

    private static String address() {
        return System.getProperty("landlord.db");
    }

    private static boolean isPostgres() {
        return address().startsWith(POSTGRES);
    }

    static Connection connect() throws SQLException {
        if (!isPostgres()) {
            return DriverManager.getConnection("jdbc:sqlite:" + address());
        }
        String[] userAndPlace = address().substring(POSTGRES.length()).split("@", 2);
        return DriverManager.getConnection("jdbc:postgresql://" + userAndPlace[1] + "?user=" + userAndPlace[0]);
    }

    /// The first column of the first row.
    static long number(String query) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the data take on the disk, in bytes.
    static long bytes() {
        if (isPostgres()) {
            return number("SELECT pg_database_size(current_database())");
        }
        try {
            return Files.size(Path.of(address()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
