package org.landlord.adapter.sqlite.writer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What waits to be written together: a line for each owner, and the lines take turns. Safe for threads.
///
/// - A group has so many rows at most, [#MAX_GROUP_ROWS], and of one owner [#QUANTUM] before the next one's turn.
/// - What has more rows than [#QUANTUM] is written by itself. Between two of those comes a group of what has fewer, if
///   any waits: so that who has little to write waits for one large command at most.
///
/// @param <T> what waits
final class FairQueue<T extends FairQueue.Item> {

    /// Enough that the flush to the disk does not count, few enough that whoever comes next does not wait long.
    static final int MAX_GROUP_ROWS = 1024;

    /// The rows of one owner in one turn.
    static final int QUANTUM = 256;

    /// Something that waits.
    interface Item {

        /// Whose it is.
        Owner owner();

        /// How many rows it is.
        int rows();
    }

    /// What became of it.
    enum Admission {
        ADMITTED,
        OWNER_HAS_ENOUGH,
        FULL
    }

    private static final class Line<T> {

        private final Deque<T> items = new ArrayDeque<>();
        /// Of all that was admitted and is not settled: what is being written counts too.
        private long rows;
    }

    private final long capacity;
    private final Map<Owner, Line<T>> lines = new HashMap<>();
    /// Those that have something in them; first who has waited for their turn longest.
    private final Deque<Line<T>> rotation = new ArrayDeque<>();

    private long rows;
    private volatile boolean isEmpty = true;
    private boolean isLargeNext;

    /// @param capacity how many rows may wait; of one organization half of that
    FairQueue(long capacity) {
        this.capacity = capacity;
    }

    /// A command that is larger than all that may wait is let in when nothing else waits.
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

    /// True if nothing waits.
    boolean isEmpty() {
        return isEmpty;
    }

    /// Takes those whose turn it is, in the order in which they are to be written.
    ///
    /// @param group where to put them; empty. What is in there is taken, whatever is thrown
    synchronized void next(List<T> group) {
        if (!isLargeNext || !takeLarge(group)) {
            takeSmall(group);
            if (group.isEmpty()) {
                takeLarge(group);
            }
        }
        // One that was taken, small or large, is followed by the other kind, if that waits.
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

    /// Takes all.
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

    /// It was answered: there is room again.
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
