package org.landlord.persistence.jpa.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the exception of a driver: Hibernate wraps it, and the transaction manager suppresses it when a commit
/// fails.
public final class Causes {

    private Causes() {}

    /// The first exception of a kind: the exception itself, one of its causes, or a suppressed one.
    public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> kind) {
        Set<Throwable> seen = new HashSet<>();
        Deque<Throwable> open = new ArrayDeque<>(List.of(thrown));
        while (!open.isEmpty()) {
            Throwable next = open.pop();
            if (kind.isInstance(next)) {
                return Optional.of(kind.cast(next));
            }
            if (seen.add(next)) {
                open.addAll(List.of(next.getSuppressed()));
                if (next.getCause() != null) {
                    open.push(next.getCause());
                }
            }
        }
        return Optional.empty();
    }
}
