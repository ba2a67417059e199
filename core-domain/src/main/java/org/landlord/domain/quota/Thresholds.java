package org.landlord.domain.quota;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// At which percentages of a limit somebody wants to be told.
///
/// @param percents up to 10 different whole percentages from 1 to 1000, in ascending order; none for silence
public record Thresholds(List<Integer> percents) {

    /// The most there may be.
    public static final int MAX_COUNT = 10;

    /// The highest. Above 100, because a soft limit may be passed.
    public static final int MAX_PERCENT = 1000;

    /// Of a limit that is given none.
    public static final Thresholds DEFAULT = new Thresholds(List.of(75, 90, 100));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// @param percents in any order
    /// @throws InvalidInput if there are too many, one twice, or one out of range
    public Thresholds {
        percents = percents.stream().sorted().toList();
        boolean inRange = percents.stream().allMatch(percent -> percent >= 1 && percent <= MAX_PERCENT);
        if (percents.size() > MAX_COUNT
                || !inRange
                || percents.stream().distinct().count() < percents.size()) {
            throw new InvalidInput(
                    "must be up to " + MAX_COUNT + " different whole percentages from 1 to " + MAX_PERCENT);
        }
    }

    /// Those that usage has reached. Nothing used reaches none, even of a limit of 0.
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

    /// @param numbers what [#toString()] made; empty for none
    /// @return the whole numbers in it
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
            throw new InvalidInput("must be whole percentages");
        }
    }
}
