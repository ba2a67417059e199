package org.landlord.adapter.sqlite.writer;

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
        OWNER_HAS_ENOUGH,
        FULL
    }

    private static final class Line<T> {

        private final Deque<T> items = new ArrayDeque<>();
        /// The rows of all admitted commands that are not settled, including those being written.
        private long rows;
    }

    private final long capacity;
    private final Map<Owner, Line<T>> lines = new HashMap<>();
    /// The non-empty queues, in the order of service.
    private final Deque<Line<T>> rotation = new ArrayDeque<>();

    private long rows;
    private volatile boolean isEmpty = true;
    private boolean isLargeNext;

    /// @param capacity the maximum number of waiting rows; half of it for one organization
    FairQueue(long capacity) {
        this.capacity = capacity;
    }

    /// A command larger than the capacity is admitted if the queue is empty.
    synchronized Admission offer(T item) {
        Line<T> line = lines.get(item.owner());
        long ofOwner = line == null ? 0 : line.rows;
        if (!item.owner().isPlatform() && ofOwner > 0 && ofOwner + item.rows() > capacity / 2) {
            return Admission.OWNER_HAS_ENOUGH;
        }
        if (rows > 0 && rows + item.rows() > capacity) {
            return Admission.FULL;
        }
        if (line == null) {
            line = new Line<>();
            lines.put(item.owner(), line);
        }
        if (line.items.isEmpty()) {
            rotation.addLast(line);
        }
        line.items.addLast(item);
        line.rows += item.rows();
        rows += item.rows();
        isEmpty = false;
        return Admission.ADMITTED;
    }

    boolean isEmpty() {
        return isEmpty;
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
        for (Line<T> line : rotation) {
            if (line.items.element().rows() > QUANTUM) {
                group.add(line.items.element());
                line.items.remove();
                rotation.remove(line);
                putBack(line);
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
            for (int lines = rotation.size(); lines > 0; lines--) {
                Line<T> line = rotation.remove();
                left -= takeTurn(line, Math.min(QUANTUM, left), group);
                putBack(line);
            }
        } while (left < before);
    }

    private int takeTurn(Line<T> line, int most, List<T> group) {
        int taken = 0;
        for (T item = line.items.peek(); item != null && taken + item.rows() <= most; item = line.items.peek()) {
            group.add(item);
            line.items.remove();
            taken += item.rows();
        }
        return taken;
    }

    private void putBack(Line<T> line) {
        if (!line.items.isEmpty()) {
            rotation.addLast(line);
        }
    }

    /// Takes all commands.
    synchronized List<T> all() {
        List<T> all = new ArrayList<>();
        for (Line<T> line : rotation) {
            all.addAll(line.items);
            line.items.clear();
        }
        rotation.clear();
        isEmpty = true;
        return all;
    }

    /// Releases the capacity of a completed command.
    synchronized void settle(T item) {
        rows -= item.rows();
        Line<T> line = lines.get(item.owner());
        if (line != null) {
            line.rows -= item.rows();
            if (line.rows == 0) {
                lines.remove(item.owner());
            }
        }
    }
}
