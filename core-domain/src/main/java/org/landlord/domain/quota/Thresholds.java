package org.landlord.domain.quota;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// The percentages of a limit whose crossing is recorded.
///
/// @param percents up to 10 different integers from 1 to 1000, in ascending order; empty for none
public record Thresholds(List<Integer> percents) {

    public static final int MAX_COUNT = 10;

    /// Above 100, because usage may exceed a soft limit.
    public static final int MAX_PERCENT = 1000;

    /// The thresholds if none are given.
    public static final Thresholds DEFAULT = new Thresholds(List.of(75, 90, 100));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// @throws InvalidInput if there are too many or duplicates, or one is out of range
    public Thresholds {
        percents = percents.stream().sorted().toList();
        boolean inRange = percents.stream().allMatch(percent -> percent >= 1 && percent <= MAX_PERCENT);
        if (percents.size() > MAX_COUNT
                || !inRange
                || percents.stream().distinct().count() < percents.size()) {
            throw new InvalidInput("must be up to " + MAX_COUNT + " different integers from 1 to " + MAX_PERCENT);
        }
    }

    /// The thresholds that usage has reached. No usage reaches none, even of a limit of 0.
    public SortedSet<Integer> reached(Quantity limit, QuantitySum used) {
        BigDecimal usedPercents = used.toBigDecimal().multiply(HUNDRED);
        BigDecimal onePercent = limit.toBigDecimal();
        return percents.stream()
                .filter(percent -> used.isPositive()
                        && usedPercents.compareTo(onePercent.multiply(BigDecimal.valueOf(percent))) >= 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// `75,90,100`.
    @Override
    public String toString() {
        return percents.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// @param numbers the result of [#toString()]; empty for none
    public static List<Integer> parse(String numbers) {
        return numbers.isEmpty()
                ? List.of()
                : List.of(numbers.split(",", -1)).stream()
                        .map(Thresholds::number)
                        .toList();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            throw new InvalidInput("must be integers");
        }
    }
}
