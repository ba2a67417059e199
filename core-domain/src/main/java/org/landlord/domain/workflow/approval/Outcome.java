package org.landlord.domain.workflow.approval;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Timestamps;

/// How an approval ended.
///
/// @param cause who or what ended it
/// @param value the choice; null if there is none
/// @param delivery whether the gateway has it
/// @param detail what the gateway answered, if it was not as expected; null otherwise
public record Outcome(
        Cause cause,
        @Nullable ApprovalValue value,
        Instant endedAt,
        Delivery delivery,
        @Nullable String detail) {

    public Outcome {
        endedAt = Timestamps.check(endedAt);
    }

    /// Who or what ended an approval.
    public enum Cause {
        /// As many people as the policies require, or one who denied.
        DECISION,
        /// The deadline of a policy.
        DEADLINE,
        /// Somebody at the gateway, past Landlord.
        GATEWAY,
        /// The run ended.
        RUN_ENDED;

        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not
        ///     one of them
        public static Cause of(String label) {
            return Choices.of(values(), Cause::label, label);
        }
    }

    /// Whether the gateway has the outcome.
    public enum Delivery {
        /// It is still to be sent, or its answer has not arrived.
        DUE,
        /// The gateway has it.
        DELIVERED,
        /// The outcome came from the gateway.
        NOT_NEEDED;

        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not
        ///     one of them
        public static Delivery of(String label) {
            return Choices.of(values(), Delivery::label, label);
        }
    }

    /// The same with another delivery.
    public Outcome with(Delivery next) {
        return new Outcome(cause, value, endedAt, next, detail);
    }
}
