package org.landlord.domain.failure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Collects the violations of an input, so that the caller sees all of them at once. Only the first
/// violation of each part is kept, because others usually follow from it. Only the first 1000 in total are
/// kept, with the number of the others, to bound memory and output. Not thread-safe.
public final class Violations {

    public static final int MAX_KEPT = 1000;

    private final List<Violation> found = new ArrayList<>();
    private final Set<String> places = new HashSet<>();
    private int left;

    /// Reads a member of the input, and collects its violations under `name`.
    ///
    /// @param reader returns a value, or throws [InvalidInput]
    /// @return the value, or null if it was refused
    public <T extends @Nullable Object> @Nullable T read(String name, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (InvalidInput refused) {
            addAll(refused.at(name));
            return null;
        }
    }

    public void add(String name, String detail) {
        addAll(InvalidInput.of(name, detail));
    }

    public void addAll(InvalidInput refused) {
        for (Violation violation : refused.violations()) {
            if (found.size() == MAX_KEPT) {
                left += places.contains(violation.pointer()) ? 0 : 1;
            } else if (places.add(violation.pointer())) {
                found.add(violation);
            }
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// @throws InvalidInput with the collected violations, if there are any
    public void throwIfAny() {
        if (left > 0) {
            found.add(
                    new Violation("", "has " + left + " more violations: only the first " + MAX_KEPT + " are listed"));
        }
        if (!found.isEmpty()) {
            throw new InvalidInput(found);
        }
    }
}
