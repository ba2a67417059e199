package org.landlord.port.contracts.out;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

/// What the contracts of all stores share.
public abstract class StorageContract {

    /// The storage to try. The same one on every call, or one that sees the same rows.
    protected abstract UnitOfWork unitOfWork();

    /// Does one thing in a unit of work of its own.
    protected final void write(Consumer<Stores> work) {
        unitOfWork().write(stores -> {
            work.accept(stores);
            return true;
        });
    }

    /// Asks one thing in a unit of work of its own.
    protected final <T> T read(Function<Stores, T> work) {
        return unitOfWork().read(work);
    }

    /// Asks for one row in a unit of work of its own.
    protected final <V> Optional<V> find(Function<Stores, Optional<V>> work) {
        return read(work);
    }

    /// Asks for rows in a unit of work of its own.
    protected final <V> List<V> list(Function<Stores, List<V>> work) {
        return read(work);
    }

    /// A new organization without anything in it.
    protected final Tenant newTenant() {
        Tenant tenant = new Tenant(Fixtures.organization());
        write(stores -> stores.organizations().insert(tenant.organization()));
        return tenant;
    }

    /// Reads a list in pieces of `limit` rows until a piece is shorter than that.
    ///
    /// @param piece asks for the piece after a row, or for the first one after null
    /// @return all rows in the order they came
    protected final <V> List<V> pages(int limit, BiFunction<Stores, @Nullable V, List<V>> piece) {
        List<V> rows = new ArrayList<>();
        List<V> last;
        do {
            V after = rows.isEmpty() ? null : rows.getLast();
            last = read(stores -> piece.apply(stores, after));
            if (last.size() > limit) {
                throw new AssertionError("asked for " + limit + " rows, got " + last.size());
            }
            rows.addAll(last);
        } while (last.size() == limit);
        return rows;
    }
}
