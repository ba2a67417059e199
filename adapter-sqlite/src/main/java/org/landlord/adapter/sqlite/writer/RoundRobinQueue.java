package org.landlord.adapter.sqlite.writer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Turns that wait for the writer: of one owner in the order they came, and the owners one after the other. So whoever
/// comes waits for one turn of each of the others, and not for all that one of them has asked for. Safe for threads.
final class RoundRobinQueue {

    private final int capacity;
    /// First whose turn it is next.
    private final SequencedMap<Owner, Deque<Runnable>> lines = new LinkedHashMap<>();

    private int size;

    /// @param capacity how many may wait
    RoundRobinQueue(int capacity) {
        this.capacity = capacity;
    }

    /// @return false if too many wait
    synchronized boolean add(Owner owner, Runnable task) {
        if (size >= capacity) {
            return false;
        }
        lines.computeIfAbsent(owner, _ -> new ArrayDeque<>()).addLast(task);
        size++;
        return true;
    }

    /// Takes the next one; null if none waits.
    synchronized @Nullable Runnable next() {
        Map.Entry<Owner, Deque<Runnable>> first = lines.pollFirstEntry();
        if (first == null) {
            return null;
        }
        Runnable task = first.getValue().removeFirst();
        size--;
        if (!first.getValue().isEmpty()) {
            lines.putLast(first.getKey(), first.getValue());
        }
        return task;
    }

    /// Takes one out again.
    ///
    /// @return false if it does not wait any more
    synchronized boolean remove(Owner owner, Runnable task) {
        Deque<Runnable> line = lines.get(owner);
        if (line == null || !line.remove(task)) {
            return false;
        }
        size--;
        if (line.isEmpty()) {
            lines.remove(owner);
        }
        return true;
    }

    synchronized boolean isEmpty() {
        return size == 0;
    }
}
