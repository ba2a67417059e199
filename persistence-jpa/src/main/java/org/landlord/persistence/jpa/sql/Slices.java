package org.landlord.persistence.jpa.sql;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// Removes rows a few at a time, so that whoever else writes does not wait: see
/// docs/adr/0023-deleting-in-slices.md.
@Singleton
public class Slices {

    /// How long a slice may take, but for its last statement and the flush.
    private static final long SLICE_NANOS = Duration.ofMillis(10).toNanos();

    /// How many rows a statement removes: so few that they do not take long if each has to be fetched from the disk
    /// with all its places in the indexes.
    public static final int ROWS = 64;

    /// So few rows may go with what they belong to.
    private static final int FEW = 1_000;

    private final Jdbc jdbc;

    Slices(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// Rows that go with something.
    ///
    /// @param table where they are
    /// @param key the columns of its primary key
    /// @param condition what makes them belong to it, with a question mark for each part of its key
    public record Part(String table, String key, String condition) {

        private String removeSome() {
            return "DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table + " WHERE "
                    + condition + " LIMIT " + ROWS + ")";
        }

        private String countFew() {
            return "SELECT count(*) FROM (SELECT 1 FROM " + table + " WHERE " + condition + " LIMIT " + (FEW + 1) + ")";
        }
    }

    /// When a slice that begins now is over, by [System#nanoTime].
    public static long end() {
        return System.nanoTime() + SLICE_NANOS;
    }

    /// True if a slice is over.
    public static boolean isOver(long end) {
        return System.nanoTime() - end > 0;
    }

    /// Removes rows, part after part, until none is left or the slice is over.
    ///
    /// @param owner the key of what they belong to
    /// @return true if none is left
    public boolean removeAll(List<Part> parts, long end, Object... owner) {
        for (Part part : parts) {
            while (jdbc.update(part.removeSome(), owner) > 0) {
                if (isOver(end)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Removes some rows, if there are more than a few.
    ///
    /// @param owner the key of what they belong to
    /// @return true if it has removed some
    public boolean removeSomeOfMany(List<Part> parts, Object... owner) {
        long rows = 0;
        for (Part part : parts) {
            rows += jdbc.query(part.countFew(), row -> row.getLong(1), owner).getFirst();
        }
        if (rows <= FEW) {
            return false;
        }
        removeAll(parts, end(), owner);
        return true;
    }
}
