package org.landlord.port.out;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.BrokenRow;

/// Stored rows, checked by the current validation rules. A row may be older than a rule: it is read as it is
/// ([org.landlord.domain.shared.AsStored]), and reported here.
public interface StoredRows {

    /// The tables with rows to check; empty for storage that cannot contain invalid rows.
    List<String> tables();

    /// Checks some rows in the order of their keys.
    ///
    /// @param table one of [#tables]
    /// @param after where the last call ended; null for the beginning
    Piece look(String table, @Nullable Position after, int limit);

    /// The result for some rows.
    ///
    /// @param broken the invalid values
    /// @param next where to continue; null at the end
    record Piece(List<BrokenRow> broken, @Nullable Position next) {}

    /// The key of the last row that was checked.
    record Position(List<Object> key) {}
}
