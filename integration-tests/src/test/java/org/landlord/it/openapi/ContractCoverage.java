package org.landlord.it.openapi;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/// Which operations of the document were answered, and with which statuses. Safe for use by many threads.
public final class ContractCoverage {

    private final SortedSet<String> operations;
    private final Map<String, Set<Integer>> answered = new ConcurrentHashMap<>();

    /// @param operationIds every operation of the document
    ContractCoverage(Collection<String> operationIds) {
        this.operations = new TreeSet<>(operationIds);
    }

    /// Notes an answer.
    void add(String operationId, int status) {
        answered.computeIfAbsent(operationId, _ -> new ConcurrentSkipListSet<>())
                .add(status);
    }

    /// The statuses each operation was answered with; none for one that was never called.
    public Map<String, Set<Integer>> statuses() {
        Map<String, Set<Integer>> statuses = new TreeMap<>();
        operations.forEach(operation -> statuses.put(operation, answered.getOrDefault(operation, Set.of())));
        return statuses;
    }

    /// Ends a run.
    ///
    /// @throws AssertionError naming every operation that was never answered with success
    public void requireEveryOperationSucceeded() {
        Set<String> missing = operations.stream()
                .filter(operation ->
                        answered.getOrDefault(operation, Set.of()).stream().noneMatch(Contract::isSuccess))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            throw new AssertionError("never answered with success: " + missing + "\n" + this);
        }
    }

    /// A line for each operation: its id and its statuses.
    @Override
    public String toString() {
        return statuses().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
