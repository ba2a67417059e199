package org.landlord.domain.failure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with an input, so that the caller hears of all of it at once.
/// Of several violations at one place the first is kept: what follows from it would only confuse.
/// Of very many the first 1000 are kept, and then one that says how many more there were: a batch of which every
/// element is wrong must not fill the memory, nor the reader's screen.
/// Not thread-safe.
public final class Violations {

    /// How many violations are kept.
    public static final int MAX_KEPT = 1000;

    private final List<Violation> found = new ArrayList<>();
    private final Set<String> places = new HashSet<>();
    private int left;

    /// Reads a member of the input. What it violates is noted under `name`.
    ///
    /// @param reader makes a value, or throws [InvalidInput]
    /// @return the value, or null if it was refused
    public <T extends @Nullable Object> @Nullable T read(String name, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (InvalidInput refused) {
            addAll(refused.at(name));
            return null;
        }
    }

    /// Notes one violation of the member `name`.
    public void add(String name, String detail) {
        addAll(InvalidInput.of(name, detail));
    }

    /// Notes all that another input check found.
    public void addAll(InvalidInput refused) {
        for (Violation violation : refused.violations()) {
            if (found.size() == MAX_KEPT) {
                left += places.contains(violation.pointer()) ? 0 : 1;
            } else if (places.add(violation.pointer())) {
                found.add(violation);
            }
        }
    }

    /// True if nothing was refused so far.
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// Ends the check.
    ///
    /// @throws InvalidInput with everything that was noted, if anything was
    public void throwIfAny() {
        if (left > 0) {
            found.add(new Violation("", "breaks " + left + " more rules: only the first " + MAX_KEPT + " are listed"));
        }
        if (!found.isEmpty()) {
            throw new InvalidInput(found);
        }
    }
}
