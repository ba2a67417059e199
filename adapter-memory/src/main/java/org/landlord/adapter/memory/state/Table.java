package org.landlord.adapter.memory.state;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of one kind. A fork shares them until it is first written, so a unit of work copies the tables it writes
/// and no other.
public final class Table<V> {

    /// So few rows go at once.
    public static final int FEW = 1_000;

    private NavigableMap<Key, V> rows;
    private boolean shared;

    public Table() {
        this(new TreeMap<>(), false);
    }

    private Table(NavigableMap<Key, V> rows, boolean shared) {
        this.rows = rows;
        this.shared = shared;
    }

    /// A table with the same rows that can be written without this one changing. This one must not be written again.
    public Table<V> fork() {
        return new Table<>(rows, true);
    }

    public Optional<V> find(Key key) {
        return Optional.ofNullable(rows.get(key));
    }

    public boolean has(Key key) {
        return rows.containsKey(key);
    }

    public Stream<V> all() {
        return rows.values().stream();
    }

    /// The row with that key, and those whose keys begin with it.
    public Stream<V> under(Key parent) {
        return rows.tailMap(parent, true).entrySet().stream()
                .takeWhile(row -> row.getKey().isUnder(parent))
                .map(Map.Entry::getValue);
    }

    public void put(Key key, V row) {
        own().put(key, row);
    }

    /// Removes the row with that key, and those whose keys begin with it.
    public void removeUnder(Key parent) {
        own().tailMap(parent, true).keySet().removeIf(key -> key.isUnder(parent));
    }

    /// The same for no more than some of them.
    ///
    /// @return how many were removed
    public int removeUnder(Key parent, int limit) {
        List<Key> going = rows.tailMap(parent, true).keySet().stream()
                .takeWhile(key -> key.isUnder(parent))
                .limit(limit)
                .toList();
        return remove(going);
    }

    /// Removes no more than some of the rows that fit.
    ///
    /// @return how many were removed
    public int removeIf(Predicate<V> condition, int limit) {
        List<Key> going = rows.entrySet().stream()
                .filter(row -> condition.test(row.getValue()))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
        return remove(going);
    }

    private int remove(List<Key> going) {
        if (!going.isEmpty()) {
            own().keySet().removeAll(going);
        }
        return going.size();
    }

    public void removeIf(Predicate<V> condition) {
        own().values().removeIf(condition);
    }

    private NavigableMap<Key, V> own() {
        if (shared) {
            rows = new TreeMap<>(rows);
            shared = false;
        }
        return rows;
    }

    /// A piece of a list.
    ///
    /// @param position what the list is ordered by, different for each row
    /// @param after the position of the last row of the piece before, null for the beginning
    public static <V, P extends Comparable<? super P>> List<V> page(
            Stream<V> rows, Function<V, P> position, @Nullable P after, int limit) {
        return page(rows, position, Comparator.naturalOrder(), after, limit);
    }

    /// The same, for positions that do not order themselves.
    public static <V, P> List<V> page(
            Stream<V> rows, Function<V, P> position, Comparator<? super P> order, @Nullable P after, int limit) {
        return rows.filter(row -> after == null || order.compare(position.apply(row), after) > 0)
                .sorted((one, other) -> order.compare(position.apply(one), position.apply(other)))
                .limit(limit)
                .toList();
    }
}
