package org.landlord.unit.scheduling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Tasks that wait for the writer: in order of arrival for one owner, and round-robin over the owners. So a
/// task waits for one task of each other owner, and not for all tasks of one of them. Thread-safe.
final class RoundRobinQueue {

    private final int capacity;
    /// The next owner first.
    private final SequencedMap<Owner, Deque<Runnable>> queues = new LinkedHashMap<>();

    private int size;

    /// @param capacity the maximum number of waiting tasks
    RoundRobinQueue(int capacity) {
        this.capacity = capacity;
    }

    /// @return false if the queue is full
    synchronized boolean add(Owner owner, Runnable task) {
        if (size >= capacity) {
            return false;
        }
        queues.computeIfAbsent(owner, _ -> new ArrayDeque<>()).addLast(task);
        size++;
        return true;
    }

    /// Takes the next task; null if there is none.
    synchronized @Nullable Runnable next() {
        Map.Entry<Owner, Deque<Runnable>> first = queues.pollFirstEntry();
        if (first == null) {
            return null;
        }
        Runnable task = first.getValue().removeFirst();
        size--;
        if (!first.getValue().isEmpty()) {
            queues.putLast(first.getKey(), first.getValue());
        }
        return task;
    }

    /// Removes a waiting task.
    ///
    /// @return false if it is no longer waiting
    synchronized boolean remove(Owner owner, Runnable task) {
        Deque<Runnable> queue = queues.get(owner);
        if (queue == null || !queue.remove(task)) {
            return false;
        }
        size--;
        if (queue.isEmpty()) {
            queues.remove(owner);
        }
        return true;
    }

    synchronized boolean isEmpty() {
        return size == 0;
    }

    synchronized QueueLevel level() {
        return new QueueLevel(size, capacity);
    }
}
