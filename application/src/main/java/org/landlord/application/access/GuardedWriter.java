package org.landlord.application.access;

import java.util.SequencedCollection;
import java.util.concurrent.CompletionStage;
import org.landlord.domain.access.Caller;
import org.landlord.port.out.GroupWriter;

/// Writes commands of many callers together, after checking their requirements.
///
/// @param <C> a command
/// @param <R> its result
public final class GuardedWriter<C, R> {

    private final AccessGate gate;
    private final GroupWriter<C, R> writer;

    GuardedWriter(AccessGate gate, GroupWriter<C, R> writer) {
        this.gate = gate;
        this.writer = writer;
    }

    /// Submits a command without waiting.
    ///
    /// @param needs all requirements; the place of the first one is the scope
    /// @param weight the size as a number of rows
    /// @return completes when the command is stored durably
    /// @throws org.landlord.domain.failure.Failure see [AccessGate#require]
    public CompletionStage<R> submit(
            Caller caller, SequencedCollection<AccessRequirement> needs, C command, int weight) {
        needs.forEach(need -> gate.require(caller, need));
        return writer.submit(needs.getFirst().place(), command, weight);
    }
}
