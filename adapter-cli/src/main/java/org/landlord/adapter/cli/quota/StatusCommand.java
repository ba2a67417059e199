package org.landlord.adapter.cli.quota;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.quantity;
import static org.landlord.adapter.cli.output.Field.sum;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.truth;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.EventFollower;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.PagedIterable;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.QuotaStatuses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `landlord status`.
@Command(
        name = "status",
        description = "Shows how full limits are: of an organization, one limit, or the fullest of all organizations.",
        footer = {
            "",
            "--all-orgs lists the fullest limits first and requires the permission platform:read.",
            "--watch repeats the list every 2 seconds until Ctrl-C.",
            "",
            "Examples:",
            "  landlord status --org org_acme",
            "  landlord status --org org_acme --metric tokens --period calendar-month",
            "  landlord status --all-orgs --over 90 --limit 20"
        })
public final class StatusCommand implements CliCommand {

    private static final int DEFAULT_PERCENT = 80;

    @Option(names = OrgOption.NAME, paramLabel = "ORG", description = OrgOption.DESCRIPTION)
    private @Nullable OrgId orgId;

    @Option(names = "--project", paramLabel = "PROJECT", description = "Only limits of this project.")
    private @Nullable ProjectId projectId;

    @Option(names = "--metric", paramLabel = "METRIC", description = "One limit: its metric.")
    private @Nullable Label metric;

    @Option(names = "--unit", paramLabel = "UNIT", description = "With --metric, the unit. Default: count.")
    private @Nullable Label unit;

    @Option(names = "--period", paramLabel = "PERIOD", description = "With --metric, the period. Default: monthly.")
    private @Nullable Period period;

    @Option(names = "--all-orgs", description = "The fullest limits of all organizations.")
    private boolean allOrgs;

    @Option(
            names = "--over",
            paramLabel = "PERCENT",
            description = "With --all-orgs, only limits used to at least this percentage. Default: 80.")
    private @Nullable Integer over;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Maximum number of limits. Default: all of the organization, 50 of all organizations.")
    private @Nullable Integer limit;

    @Option(names = "--watch", description = "Repeat every 2 seconds.")
    private boolean watch;

    /// The fields of a status.
    ///
    /// @param orgWeight of the column `orgId`: minor in the list of one organization
    private static View<QuotaStatus> view(Field.Weight orgWeight) {
        return View.of(
                Field.<QuotaStatus>word("orgId", status -> limit(status).key().orgId())
                        .weighing(orgWeight),
                id("projectId", status -> limit(status).key().projectId()),
                id("metric", status -> limit(status).key().metric()),
                word("unit", status -> limit(status).key().unit()),
                id("period", status -> limit(status).key().period().label()),
                word("enforcement", status -> limit(status).enforcement().label()),
                Field.<QuotaStatus>number("percentUsed", QuotaStatus::percentUsed)
                        .weighing(Field.Weight.KEY),
                quantity("limitQuantity", status -> limit(status).limitQuantity()),
                sum("usedQuantity", status -> status.check().usedQuantity()),
                sum("reservedQuantity", status -> status.check().reservedQuantity()),
                Field.<QuotaStatus>quantity(
                                "remainingQuantity", status -> status.check().remainingQuantity())
                        .weighing(Field.Weight.KEY),
                truth("exceeded", status -> status.check().exceeded()),
                time("windowStart", status -> status.check().window().since()),
                time("windowEnd", QuotaStatus::windowEnd),
                time("fullAtHourlyRate", QuotaStatus::fullAtHourlyRate),
                time("fullAtDailyRate", QuotaStatus::fullAtDailyRate),
                time("lastDeniedAt", QuotaStatus::lastDeniedAt),
                detail("checkedAt", status -> status.check().window().until()));
    }

    private static UsageLimit limit(QuotaStatus status) {
        return status.check().limit();
    }

    @Override
    public ExitCode run(Session session) {
        if (allOrgs && (orgId != null || projectId != null || metric != null)) {
            throw new InvalidArguments("--all-orgs and --org, --project or --metric are mutually exclusive");
        }
        if (metric == null && (unit != null || period != null)) {
            throw new InvalidArguments("--unit and --period require --metric");
        }
        if (!allOrgs && over != null) {
            throw new InvalidArguments("--over requires --all-orgs");
        }
        View<QuotaStatus> view = view(allOrgs ? Field.Weight.KEY : Field.Weight.MINOR);
        ExitCode exitCode = session.printAll(view, statuses(session));
        while (watch && EventFollower.sleep(EventFollower.INTERVAL)) {
            session.printLine("");
            session.printAll(view, statuses(session));
        }
        return exitCode;
    }

    private Iterable<QuotaStatus> statuses(Session session) {
        QuotaStatuses statuses = session.landlord().quotaStatuses();
        if (allOrgs) {
            return statuses.fullest(
                    session.caller(),
                    over == null ? DEFAULT_PERCENT : over,
                    limit == null ? PageRequest.DEFAULT_LIMIT : limit);
        }
        OrgId org = orgId;
        if (org == null) {
            throw new InvalidArguments("missing option --org=ORG or --all-orgs");
        }
        ProjectId project = projectId;
        if (metric != null) {
            return List.of(statuses.get(session.caller(), LimitKey.of(org, project, metric, unit, period)));
        }
        return PagedIterable.of(
                limit,
                page -> project == null
                        ? statuses.list(session.caller(), org, page)
                        : statuses.listOfProject(session.caller(), org, project, page));
    }
}
