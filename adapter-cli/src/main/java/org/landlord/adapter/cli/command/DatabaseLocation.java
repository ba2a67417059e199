package org.landlord.adapter.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.ArgumentParsers;
import org.landlord.domain.failure.InvalidInput;

/// Where a database is: the path of a file, or a URL such as `postgresql://user@host/name`.
public sealed interface DatabaseLocation {

    /// @throws InvalidInput if no file can have this name
    static DatabaseLocation of(String text) {
        return text.startsWith("postgresql://") || text.startsWith("postgres://")
                ? new Postgres(text)
                : new File(ArgumentParsers.path(text));
    }

    /// The target that a command opens there.
    ///
    /// @param token null to read it from the key file
    Target target(@Nullable String token);

    /// As it was given: a URL has its password.
    String text();

    /// A database file.
    record File(Path path) implements DatabaseLocation {

        @Override
        public Target target(@Nullable String token) {
            return new Target.LocalDatabase(path, token);
        }

        @Override
        public String text() {
            return path.toString();
        }
    }

    /// A database on PostgreSQL.
    record Postgres(String url) implements DatabaseLocation {

        @Override
        public Target target(@Nullable String token) {
            return new Target.PostgresDatabase(url, token);
        }

        @Override
        public String text() {
            return url;
        }

        /// Omits the password.
        @Override
        public String toString() {
            return target(null).place();
        }
    }
}
