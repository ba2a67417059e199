package org.landlord.port.out;

import java.util.List;

/// Executes commands of many callers in one unit of work.
///
/// @param <C> a command
/// @param <R> its result
@FunctionalInterface
public interface GroupWork<C, R> {

    /// Refuses a command by its outcome, after writing nothing for it. An exception rolls back the whole unit
    /// of work; each command is then executed in a unit of work of its own, so that one failing command does
    /// not fail the others.
    ///
    /// @param commands at least one, in order of arrival
    /// @return an outcome for each command, in the same order
    List<Outcome<R>> apply(Stores stores, List<C> commands);

    /// Executes one command.
    default Outcome<R> applyTo(Stores stores, C command) {
        return apply(stores, List.of(command)).getFirst();
    }
}
