package org.landlord.port.in;

import java.util.function.Consumer;
import org.landlord.domain.shared.BrokenRow;

/// Finds stored values that current validation rules would reject. For operators with access to the storage.
@FunctionalInterface
public interface RowCheck {

    /// Checks all rows, while others read and write.
    ///
    /// @param use receives each invalid value when it is found
    void forEachBroken(Consumer<BrokenRow> use);
}
