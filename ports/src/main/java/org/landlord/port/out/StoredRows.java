package org.landlord.port.out;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.BrokenRow;

/// What is stored, row by row, as the rules of today see it. Rules may have got stricter since a row was written: it
/// is read as it is then ([org.landlord.domain.shared.AsStored]), and found here.
public interface StoredRows {

    /// The kinds of rows there are to look at. Storage that never keeps what breaks a rule has none.
    List<String> tables();

    /// Looks at some rows, in the order of their keys.
    ///
    /// @param table one of [#tables]
    /// @param after where the piece before ended; null for the beginning
    /// @param limit the most rows to look at
    Piece look(String table, @Nullable Position after, int limit);

    /// What was seen.
    ///
    /// @param broken the values that break a rule
    /// @param next where to go on; null if there is no more
    record Piece(List<BrokenRow> broken, @Nullable Position next) {}

    /// Where a piece ended.
    ///
    /// @param key the parts of the last row's key
    record Position(List<Object> key) {}
}
