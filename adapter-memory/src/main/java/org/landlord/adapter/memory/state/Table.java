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

/// A table with copy-on-write: a fork shares its rows until the first write, so a unit of work copies only
/// the tables that it writes.
public final class Table<V> {

    /// The maximum number of rows to remove at once.
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

    /// A table with the same rows that can be changed independently. This table must not be changed any
    /// more.
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

    /// The row with this key, and all rows whose keys start with it.
    public Stream<V> under(Key parent) {
        return rows.tailMap(parent, true).entrySet().stream()
                .takeWhile(row -> row.getKey().isUnder(parent))
                .map(Map.Entry::getValue);
    }

    public void put(Key key, V row) {
        own().put(key, row);
    }

    /// Removes the row with this key, and all rows whose keys start with it.
    public void removeUnder(Key parent) {
        own().tailMap(parent, true).keySet().removeIf(key -> key.isUnder(parent));
    }

    /// Like [#removeUnder(Key)], for at most `limit` rows.
    ///
    /// @return the number of removed rows
    public int removeUnder(Key parent, int limit) {
        List<Key> going = rows.tailMap(parent, true).keySet().stream()
                .takeWhile(key -> key.isUnder(parent))
                .limit(limit)
                .toList();
        return remove(going);
    }

    /// Removes at most `limit` rows that match.
    ///
    /// @return the number of removed rows
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

    /// A page of a list.
    ///
    /// @param position the sort key, unique for each row
    /// @param after the sort key of the last row of the previous page; null for the first page
    public static <V, P extends Comparable<? super P>> List<V> page(
            Stream<V> rows, Function<V, P> position, @Nullable P after, int limit) {
        return page(rows, position, Comparator.naturalOrder(), after, limit);
    }

    /// A page of a list with an explicit order.
    public static <V, P> List<V> page(
            Stream<V> rows, Function<V, P> position, Comparator<? super P> order, @Nullable P after, int limit) {
        return rows.filter(row -> after == null || order.compare(position.apply(row), after) > 0)
                .sorted((one, other) -> order.compare(position.apply(one), position.apply(other)))
                .limit(limit)
                .toList();
    }
}
