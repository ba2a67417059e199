package org.landlord.application.migration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.application.audit.Changes;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Described;
import org.landlord.port.out.Stores;

/// A table whose rows are stored one at a time.
abstract class RowImport<T> implements TableImport<T> {

    @Override
    public List<Fate> take(ImportUnit unit, List<T> values) {
        List<Fate> fates = new ArrayList<>(values.size());
        for (T value : values) {
            fates.add(fate(unit, value));
        }
        return fates;
    }

    private Fate fate(ImportUnit unit, T value) {
        T stored = stored(unit.stores(), value);
        if (stored != null) {
            List<String> fields = differences(stored, value);
            return fields.isEmpty() ? new Fate.AlreadyThere() : new Fate.Different(fields);
        }
        try {
            requirePlace(unit, value);
        } catch (InvalidInput refused) {
            return new Fate.Refused(refused);
        }
        if (!unit.isDryRun()) {
            store(unit, value);
        }
        return new Fate.Imported();
    }

    /// The resource with the same key; null if there is none.
    abstract @Nullable T stored(Stores stores, T value);

    /// The names of the fields that differ.
    abstract List<String> differences(T stored, T value);

    /// Checks what a new row refers to, and that its other keys are free.
    ///
    /// @throws InvalidInput naming the field
    abstract void requirePlace(ImportUnit unit, T value);

    abstract void store(ImportUnit unit, T value);

    /// The fields that can be set and differ. When a resource was changed last is not compared: it may
    /// have been changed and changed back.
    static List<String> changed(Described stored, Described value) {
        return List.copyOf(Changes.names(stored, value));
    }

    /// [#changed] and, if it differs, `createdAt`, which Landlord never changes.
    static List<String> changed(Described stored, Instant storedAt, Described value, Instant createdAt) {
        List<String> names = new ArrayList<>(changed(stored, value));
        if (!storedAt.equals(createdAt)) {
            names.add("createdAt");
        }
        return names;
    }
}
