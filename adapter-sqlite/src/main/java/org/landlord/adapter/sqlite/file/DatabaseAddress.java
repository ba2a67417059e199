package org.landlord.adapter.sqlite.file;

import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.port.out.StorageUnusable;

/// The address of the database: a file name, or a SQLite URI such as `file:…?mode=ro`, or `:memory:`.
@Singleton
public class DatabaseAddress {

    private static final String ADDRESS = "file:";
    private static final String NO_FILE = ":";

    private final String text;
    private final @Nullable Path file;

    /// @throws StorageUnusable if the file system does not allow the name
    public DatabaseAddress(@ConfigProperty(name = "landlord.db") String text) {
        this.text = text;
        this.file = path(text);
    }

    private static @Nullable Path path(String text) {
        String name = text.startsWith(ADDRESS) ? pathOf(text.substring(ADDRESS.length())) : text;
        if (name.isEmpty() || name.startsWith(NO_FILE)) {
            return null;
        }
        try {
            return Path.of(name).toAbsolutePath();
        } catch (InvalidPathException _) {
            throw new StorageUnusable("the database " + text
                    + " cannot be opened: no file can have that name here; if it has letters beyond ASCII, set"
                    + " LC_ALL=C.UTF-8");
        }
    }

    private static String pathOf(String address) {
        String rest = address.split("[?#]", 2)[0];
        // A host may precede the path: empty, or localhost.
        String path = rest.startsWith("//") ? rest.substring(Math.max(2, rest.indexOf('/', 2))) : rest;
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// The JDBC URL.
    public String url() {
        return "jdbc:sqlite:" + text;
    }

    /// True for a SQLite URI: its author decides how the file is opened.
    public boolean isSqlitesOwn() {
        return text.startsWith(ADDRESS) || text.startsWith(NO_FILE);
    }

    /// The absolute path; null if the database is in memory.
    public @Nullable Path file() {
        return file;
    }

    /// The configured address.
    @Override
    public String toString() {
        return text;
    }
}
