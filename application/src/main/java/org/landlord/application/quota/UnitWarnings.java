package org.landlord.application.quota;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;

/// Warnings about limits and usage of a metric in different units: a limit does not count usage in another
/// unit.
public final class UnitWarnings {

    /// The maximum number of units in a warning.
    private static final int MOST_UNITS = 3;

    private UnitWarnings() {}

    /// @param limits at least those on the metric in any unit
    public static List<String> ofUsage(UsageSeries series, Collection<LimitState> limits) {
        if (limits.stream().anyMatch(state -> state.limit().binds(series))) {
            return List.of();
        }
        String units = names(limits.stream()
                .filter(state -> state.limit().bindsInAnyUnit(series))
                .map(state -> state.limit().key().unit())
                .toList());
        return units.isEmpty()
                ? List.of()
                : List.of(series.metric() + " is limited in the unit " + units + ": usage in the unit " + series.unit()
                        + " counts against no limit");
    }

    static List<String> ofLimit(Stores stores, LimitKey key) {
        List<Label> used = stores.usageEvents().units(key.orgId(), key.projectId(), key.metric(), MOST_UNITS + 1);
        if (used.contains(key.unit())) {
            return List.of();
        }
        if (!used.isEmpty()) {
            return List.of(key.metric() + " is used in the unit " + names(used) + " and was never used in the unit "
                    + key.unit() + ": that usage does not count against the limit");
        }
        UsageSeries series = new UsageSeries(key.orgId(), key.projectId(), key.metric(), key.unit());
        String limited = names(stores.usageLimits().bindingInAnyUnit(List.of(series)).stream()
                .map(state -> state.limit().key().unit())
                .filter(unit -> !unit.equals(key.unit()))
                .toList());
        return limited.isEmpty()
                ? List.of()
                : List.of(key.metric() + " is also limited in the unit " + limited
                        + ": usage counts only in its own unit");
    }

    private static String names(List<Label> units) {
        return units.stream()
                .distinct()
                .sorted()
                .limit(MOST_UNITS)
                .map(Label::toString)
                .collect(Collectors.joining(", "));
    }
}
