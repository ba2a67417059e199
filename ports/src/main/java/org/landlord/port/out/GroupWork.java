package org.landlord.port.out;

import java.util.List;

/// Does many callers' commands in one unit of work.
///
/// @param <C> a command
/// @param <R> its result
@FunctionalInterface
public interface GroupWork<C, R> {

    /// Refuses one caller by the outcome, without having written anything for them. What it throws undoes the
    /// whole unit of work; each command is then tried in a unit of work of its own, so that what is wrong with
    /// one is no other caller's trouble.
    ///
    /// @param commands at least one, in the order they came
    /// @return an outcome for each command, in the same order
    List<Outcome<R>> apply(Stores stores, List<C> commands);

    /// Does one command by itself.
    default Outcome<R> applyTo(Stores stores, C command) {
        return apply(stores, List.of(command)).getFirst();
    }
}
