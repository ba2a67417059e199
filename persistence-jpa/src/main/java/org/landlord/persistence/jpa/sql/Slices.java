package org.landlord.persistence.jpa.sql;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// Removes rows in small slices, so that other writes do not wait: see docs/adr/0023-deleting-in-slices.md.
@Singleton
public class Slices {

    /// The maximum duration of a slice, without its last statement and the flush.
    private static final long SLICE_NANOS = Duration.ofMillis(10).toNanos();

    /// The number of rows per statement: fast even if each row and its index entries are read from the
    /// disk.
    public static final int ROWS = 64;

    /// Up to this number rows are removed together with their parent.
    private static final int FEW = 1_000;

    private final Jdbc jdbc;

    Slices(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// Rows that belong to an owner.
    ///
    /// @param key the columns of the primary key
    /// @param condition selects the rows of an owner, with a question mark for each part of its key
    public record Part(String table, String key, String condition) {

        private String removeSome() {
            return "DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table + " WHERE "
                    + condition + " LIMIT " + ROWS + ")";
        }

        private String countFew() {
            return "SELECT count(*) FROM (SELECT 1 FROM " + table + " WHERE " + condition + " LIMIT " + (FEW + 1) + ")";
        }
    }

    /// The end of a slice that starts now, by [System#nanoTime].
    public static long end() {
        return System.nanoTime() + SLICE_NANOS;
    }

    public static boolean isOver(long end) {
        return System.nanoTime() - end > 0;
    }

    /// Removes the rows of the parts in order, until all are removed or the slice is over.
    ///
    /// @param owner the key of the owner
    /// @return true if all are removed
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

    /// Removes a slice of rows, if there are more than can be removed with their parent.
    ///
    /// @param owner the key of the owner
    /// @return true if rows were removed
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
