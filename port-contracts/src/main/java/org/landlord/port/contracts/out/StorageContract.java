package org.landlord.port.contracts.out;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Scope;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

/// Shared methods of the storage contracts.
public abstract class StorageContract {

    /// The storage under test: the same for every call, or one with the same rows.
    protected abstract UnitOfWork unitOfWork();

    /// Runs work in its own writing unit.
    protected final void write(Consumer<Stores> work) {
        unitOfWork().write(stores -> {
            work.accept(stores);
            return true;
        });
    }

    /// Runs work in its own writing unit of an organization.
    protected final void write(Scope scope, Consumer<Stores> work) {
        unitOfWork().write(scope, stores -> {
            work.accept(stores);
            return true;
        });
    }

    /// Reads a value in its own unit.
    protected final <T> T read(Function<Stores, T> work) {
        return unitOfWork().read(work);
    }

    /// Finds a row in its own unit.
    protected final <V> Optional<V> find(Function<Stores, Optional<V>> work) {
        return read(work);
    }

    /// Lists rows in their own unit.
    protected final <V> List<V> list(Function<Stores, List<V>> work) {
        return read(work);
    }

    /// Stores a new empty organization.
    protected final Tenant newTenant() {
        Tenant tenant = new Tenant(Fixtures.organization());
        write(stores -> stores.organizations().insert(tenant.organization()));
        return tenant;
    }

    /// Reads a list in pages of `limit` rows until a page is shorter.
    ///
    /// @param piece reads the page after a row; null for the first page
    /// @return all rows in order
    protected final <V> List<V> pages(int limit, BiFunction<Stores, @Nullable V, List<V>> piece) {
        List<V> rows = new ArrayList<>();
        List<V> last;
        do {
            V after = rows.isEmpty() ? null : rows.getLast();
            last = read(stores -> piece.apply(stores, after));
            if (last.size() > limit) {
                throw new AssertionError("requested " + limit + " rows, received " + last.size());
            }
            rows.addAll(last);
        } while (last.size() == limit);
        return rows;
    }
}
