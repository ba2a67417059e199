package org.landlord.adapter.cli.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ProjectOption;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The key of a limit.
final class LimitKeyOptions {

    static final String PERIOD =
            "rolling-24h, rolling-7d or rolling-30d (the last 24 hours, 7 days or 30 days; aliases: daily,"
                    + " weekly, monthly), calendar-day, calendar-week, calendar-month, calendar-year,"
                    + " anniversary-month (from --anchor-day), or lifetime (never resets). Default: monthly.";

    @Mixin
    private OrgOption org;

    @Mixin
    private ProjectOption project;

    @Option(names = "--metric", required = true, paramLabel = "METRIC", description = "Limited metric.")
    private Label metric;

    @Option(names = "--unit", paramLabel = "UNIT", description = "Unit of the quantity. Default: count.")
    private @Nullable Label unit;

    @Option(names = "--period", paramLabel = "PERIOD", description = PERIOD)
    private @Nullable Period period;

    LimitKey key() {
        return LimitKey.of(org.id(), project.id(), metric, unit, period);
    }
}
