package org.landlord.adapter.cli.quota;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.quantity;
import static org.landlord.adapter.cli.output.Field.sum;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.PagedIterable;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ProjectOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CheckUsageLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord limit check`.
@Command(
        name = "check",
        description = "Compares usage with a limit, or with all limits that apply. Exits with 3 if a limit is"
                + " exceeded, or --quantity would not fit.",
        footer = {
            "",
            "The default time range is the period of the limit up to now. Without --metric, or with --all, all limits"
                    + " that apply to usage of the project (without --project: to usage without a project) are checked.",
            "",
            "Examples:",
            "  landlord limit check --org org_acme --metric tokens --period rolling-30d || echo over the limit",
            "  landlord limit check --org org_acme --project project_app",
            "  landlord limit check --org org_acme --project project_app --metric tokens --all --quantity 5000"
        })
final class LimitCheckCommand implements CliCommand {

    @Mixin
    private OrgOption org;

    @Mixin
    private ProjectOption project;

    @Option(names = "--metric", paramLabel = "METRIC", description = "Limited metric. Default: all metrics.")
    private @Nullable Label metric;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "Unit of the quantity. Default: count, or all units with --all.")
    private @Nullable Label unit;

    @Option(names = "--period", paramLabel = "PERIOD", description = LimitKeyOptions.PERIOD)
    private @Nullable Period period;

    @Option(names = "--all", description = "Check all limits on the metric that apply, of every period.")
    private boolean all;

    @Option(
            names = "--quantity",
            paramLabel = "QUANTITY",
            description = "Check whether this quantity would fit. Requires --metric.")
    private @Nullable Quantity quantity;

    @Mixin
    private WindowOptions window;

    private static View<QuotaCheck> view() {
        return View.of(
                Field.nested("limit", LimitCommand.view(), QuotaCheck::limit),
                time("windowStart", check -> check.window().since()),
                time("windowEnd", check -> check.window().until()),
                sum("usedQuantity", QuotaCheck::usedQuantity),
                Field.<QuotaCheck>sum("aheadQuantity", QuotaCheck::aheadQuantity)
                        .weighing(Field.Weight.MINOR),
                sum("reservedQuantity", QuotaCheck::reservedQuantity),
                quantity("remainingQuantity", QuotaCheck::remainingQuantity),
                exceeded(),
                wouldFit());
    }

    /// With the fields of the limit that tell it apart.
    private static View<QuotaCheck> listView() {
        return View.of(
                detail("orgId", check -> check.limit().key().orgId()),
                id("projectId", check -> check.limit().key().projectId()),
                id("metric", check -> check.limit().key().metric()),
                word("unit", check -> check.limit().key().unit()),
                id("period", check -> check.limit().key().period().label()),
                word("enforcement", check -> check.limit().enforcement().label()),
                quantity("limitQuantity", check -> check.limit().limitQuantity()),
                sum("usedQuantity", QuotaCheck::usedQuantity),
                Field.<QuotaCheck>sum("aheadQuantity", QuotaCheck::aheadQuantity)
                        .weighing(Field.Weight.MINOR),
                sum("reservedQuantity", QuotaCheck::reservedQuantity),
                quantity("remainingQuantity", QuotaCheck::remainingQuantity),
                exceeded(),
                wouldFit(),
                time("windowStart", check -> check.window().since()),
                time("windowEnd", check -> check.window().until()));
    }

    private static Field<QuotaCheck> exceeded() {
        return Field.<QuotaCheck>truth("exceeded", QuotaCheck::exceeded).highlightedIf(QuotaCheck::exceeded);
    }

    private static Field<QuotaCheck> wouldFit() {
        return Field.<QuotaCheck>truth("wouldFit", QuotaCheck::wouldFit).highlightedIf(check -> !check.wouldFit());
    }

    @Override
    public ExitCode run(Session session) {
        Label limited = metric;
        if (limited != null && !all) {
            LimitKey key = LimitKey.of(org.id(), project.id(), limited, unit, period);
            CheckUsageLimit query = new CheckUsageLimit(key, window.since(), window.until(), quantity);
            QuotaCheck check = session.landlord().usageLimits().check(session.caller(), query);
            session.print(view(), check);
            return exitCode(List.of(check));
        }
        if (period != null || window.since() != null || window.until() != null) {
            throw new InvalidArguments("--period, --since and --until require --metric without --all");
        }
        CheckUsageLimits query = new CheckUsageLimits(org.id(), project.id(), metric, unit, quantity);
        List<QuotaCheck> checks = new ArrayList<>();
        PagedIterable.of(null, page -> session.landlord().usageLimits().checkAll(session.caller(), query, page))
                .forEach(checks::add);
        session.printAll(listView(), checks);
        return exitCode(checks);
    }

    private ExitCode exitCode(List<QuotaCheck> checks) {
        return checks.stream().anyMatch(check -> check.exceeded() || quantity != null && !check.wouldFit())
                ? ExitCode.LIMIT_EXCEEDED
                : ExitCode.SUCCESS;
    }
}
