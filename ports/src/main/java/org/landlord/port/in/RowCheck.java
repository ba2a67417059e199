package org.landlord.port.in;

import java.util.function.Consumer;
import org.landlord.domain.shared.BrokenRow;

/// Looks through all that is stored for what the rules of today would refuse. For who holds the storage itself.
@FunctionalInterface
public interface RowCheck {

    /// Takes as long as there is much; others read and write meanwhile.
    ///
    /// @param use is given each value that breaks a rule, as it is found
    void forEachBroken(Consumer<BrokenRow> use);
}
