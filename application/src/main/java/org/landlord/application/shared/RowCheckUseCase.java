package org.landlord.application.shared;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessGate;
import org.landlord.domain.shared.BrokenRow;
import org.landlord.port.in.RowCheck;
import org.landlord.port.out.StoredRows;

/// Reads all rows in short units of work, because a long read keeps storage from reclaiming space.
public final class RowCheckUseCase implements RowCheck {

    private static final int PIECE = 2_000;

    private final AccessGate gate;

    public RowCheckUseCase(AccessGate gate) {
        this.gate = gate;
    }

    @Override
    public void forEachBroken(Consumer<BrokenRow> use) {
        for (String table :
                gate.withoutAuthorization().read(stores -> stores.storedRows().tables())) {
            StoredRows.Piece piece = look(table, null);
            piece.broken().forEach(use);
            while (piece.next() != null) {
                piece = look(table, piece.next());
                piece.broken().forEach(use);
            }
        }
    }

    private StoredRows.Piece look(String table, StoredRows.@Nullable Position after) {
        return gate.withoutAuthorization().read(stores -> stores.storedRows().look(table, after, PIECE));
    }
}
