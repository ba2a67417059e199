package org.landlord.unit.scheduling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Commands that wait for a group commit: one queue for each owner, served round-robin. Thread-safe.
///
/// - A group has at most [#MAX_GROUP_ROWS] rows, and at most [#QUANTUM] of one owner before the next owner
/// is served.
/// - A command with more rows than [#QUANTUM] is written alone, alternating with groups of small commands:
/// a small command waits for at most one large command.
///
/// @param <T> the commands
final class FairQueue<T extends FairQueue.Item> {

    /// Enough to amortize the flush to the disk, and few enough for a short wait of the next command.
    static final int MAX_GROUP_ROWS = 1024;

    /// The rows of one owner per round.
    static final int QUANTUM = 256;

    interface Item {

        Owner owner();

        /// The number of rows to write.
        int rows();
    }

    enum Admission {
        ADMITTED,
        OWNER_FULL,
        FULL
    }

    private static final class OwnerQueue<T> {

        private final Deque<T> items = new ArrayDeque<>();
        /// The rows of all admitted commands that are not settled, including those being written.
        private long rows;
    }

    private final long capacity;
    private final Map<Owner, OwnerQueue<T>> queues = new HashMap<>();
    /// The non-empty queues, in the order of service.
    private final Deque<OwnerQueue<T>> rotation = new ArrayDeque<>();

    private long rows;
    private volatile boolean isEmpty = true;
    private boolean isLargeNext;

    /// @param capacity the maximum number of waiting rows; half of it for one organization
    FairQueue(long capacity) {
        this.capacity = capacity;
    }

    /// A command larger than the capacity is admitted if the queue is empty.
    synchronized Admission offer(T item) {
        OwnerQueue<T> queue = queues.get(item.owner());
        long ofOwner = queue == null ? 0 : queue.rows;
        if (!item.owner().isPlatform() && ofOwner > 0 && ofOwner + item.rows() > capacity / 2) {
            return Admission.OWNER_FULL;
        }
        if (rows > 0 && rows + item.rows() > capacity) {
            return Admission.FULL;
        }
        if (queue == null) {
            queue = new OwnerQueue<>();
            queues.put(item.owner(), queue);
        }
        if (queue.items.isEmpty()) {
            rotation.addLast(queue);
        }
        queue.items.addLast(item);
        queue.rows += item.rows();
        rows += item.rows();
        isEmpty = false;
        return Admission.ADMITTED;
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /// In rows, with those of commands that are being written.
    synchronized QueueLevel level() {
        return new QueueLevel(rows, capacity);
    }

    /// Takes the next group, in the order of writing.
    ///
    /// @param group receives the commands; must be empty. Its contents are taken from the queue even if
    ///     this throws
    synchronized void next(List<T> group) {
        if (!isLargeNext || !takeLarge(group)) {
            takeSmall(group);
            if (group.isEmpty()) {
                takeLarge(group);
            }
        }
        // Large and small commands alternate.
        isLargeNext = !group.isEmpty() && group.getFirst().rows() <= QUANTUM;
        isEmpty = rotation.isEmpty();
    }

    private boolean takeLarge(List<T> group) {
        for (OwnerQueue<T> queue : rotation) {
            if (queue.items.element().rows() > QUANTUM) {
                group.add(queue.items.element());
                queue.items.remove();
                rotation.remove(queue);
                putBack(queue);
                return true;
            }
        }
        return false;
    }

    private void takeSmall(List<T> group) {
        int left = MAX_GROUP_ROWS;
        int before;
        do {
            before = left;
            for (int remaining = rotation.size(); remaining > 0; remaining--) {
                OwnerQueue<T> queue = rotation.remove();
                left -= takeUpTo(queue, Math.min(QUANTUM, left), group);
                putBack(queue);
            }
        } while (left < before);
    }

    private int takeUpTo(OwnerQueue<T> queue, int most, List<T> group) {
        int taken = 0;
        for (T item = queue.items.peek(); item != null && taken + item.rows() <= most; item = queue.items.peek()) {
            group.add(item);
            queue.items.remove();
            taken += item.rows();
        }
        return taken;
    }

    private void putBack(OwnerQueue<T> queue) {
        if (!queue.items.isEmpty()) {
            rotation.addLast(queue);
        }
    }

    /// Takes all commands.
    synchronized List<T> all() {
        List<T> all = new ArrayList<>();
        for (OwnerQueue<T> queue : rotation) {
            all.addAll(queue.items);
            queue.items.clear();
        }
        rotation.clear();
        isEmpty = true;
        return all;
    }

    /// Releases the capacity of a completed command.
    synchronized void settle(T item) {
        rows -= item.rows();
        OwnerQueue<T> queue = queues.get(item.owner());
        if (queue != null) {
            queue.rows -= item.rows();
            if (queue.rows == 0) {
                queues.remove(item.owner());
            }
        }
    }
}
