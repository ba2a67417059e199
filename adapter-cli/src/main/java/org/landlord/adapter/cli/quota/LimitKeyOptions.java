package org.landlord.adapter.cli.quota;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ProjectOption;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which limit.
final class LimitKeyOptions {

    /// The labels of the periods, for shell completion.
    static final class Periods implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Period.values()).map(Period::label).iterator();
        }
    }

    @Mixin
    private OrgOption org;

    @Mixin
    private ProjectOption project;

    @Option(names = "--metric", required = true, paramLabel = "METRIC", description = "What is limited.")
    private Label metric;

    @Option(names = "--unit", paramLabel = "UNIT", description = "What the quantity counts; count by default.")
    private @Nullable Label unit;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            completionCandidates = Periods.class,
            description = "daily, weekly or monthly (the last 24 hours, 7 days, 30 days), or calendar-day,"
                    + " calendar-week or calendar-month; monthly by default.")
    private @Nullable Period period;

    LimitKey key() {
        return LimitKey.of(org.id(), project.id(), metric, unit, period);
    }
}
