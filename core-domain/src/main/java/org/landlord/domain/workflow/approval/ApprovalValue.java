package org.landlord.domain.workflow.approval;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// What an approval with options chooses.
public sealed interface ApprovalValue {

    /// One option.
    ///
    /// @param key of the option
    record Selected(String key) implements ApprovalValue {}

    /// Options in an order, the best first.
    ///
    /// @param keys of the options
    record Ranked(List<String> keys) implements ApprovalValue {

        public Ranked {
            keys = List.copyOf(keys);
        }
    }

    /// Checks the value of a decision.
    ///
    /// @param value null if the decision has none
    /// @throws InvalidInput at `selected` or `ranked`, if the value does not fit the request
    static void check(ApprovalRequest request, boolean approved, @Nullable ApprovalValue value) {
        if (!approved) {
            if (value != null) {
                throw new InvalidInput("must be absent: a denial chooses nothing");
            }
            return;
        }
        switch (request.mode()) {
            case GATE, DECISION -> {
                if (value != null) {
                    throw new InvalidInput("must be absent: this approval has no options");
                }
            }
            case SELECT -> {
                if (!(value instanceof Selected(String key))) {
                    throw InvalidInput.of("selected", "is required: " + choices(request));
                }
                if (!keys(request).contains(key)) {
                    throw InvalidInput.of("selected", "must be " + choices(request));
                }
            }
            case RANK -> {
                if (!(value instanceof Ranked(List<String> ranked)) || ranked.isEmpty()) {
                    throw InvalidInput.of("ranked", "is required: a list of " + choices(request));
                }
                Set<String> different = new HashSet<>(ranked);
                if (different.size() < ranked.size() || !keys(request).containsAll(different)) {
                    throw InvalidInput.of("ranked", "must list different options: " + choices(request));
                }
            }
        }
    }

    private static List<String> keys(ApprovalRequest request) {
        return request.options().stream().map(ApprovalOption::key).toList();
    }

    private static String choices(ApprovalRequest request) {
        return "one of " + String.join(", ", keys(request));
    }
}
