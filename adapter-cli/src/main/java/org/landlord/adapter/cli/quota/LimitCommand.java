package org.landlord.adapter.cli.quota;

import static org.landlord.adapter.cli.output.Field.count;
import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.numbers;
import static org.landlord.adapter.cli.output.Field.quantity;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UpdateUsageLimit;
import org.landlord.port.in.quota.UsageLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord limit`.
@Command(name = "limit", description = "Manages and checks usage limits.")
public final class LimitCommand implements CommandGroup {

    /// The fields of a limit.
    public static View<UsageLimit> view() {
        return View.of(
                detail("orgId", limit -> limit.key().orgId()),
                id("projectId", limit -> limit.key().projectId()),
                id("metric", limit -> limit.key().metric()),
                word("unit", limit -> limit.key().unit()),
                id("period", limit -> limit.key().period().label()),
                quantity("limitQuantity", UsageLimit::limitQuantity),
                word("enforcement", limit -> limit.enforcement().label()),
                detail("onExceeded", limit -> limit.onExceeded().label()),
                detail("timeZone", UsageLimit::timeZone),
                count("anchorDay", limit -> day(limit.anchorDay())),
                numbers("thresholds", limit -> limit.thresholds().percents()),
                time("updatedAt", UsageLimit::updatedAt));
    }

    private static @Nullable Number day(@Nullable AnchorDay anchorDay) {
        return anchorDay == null ? null : anchorDay.day();
    }

    @Override
    public List<Object> commands() {
        return List.of(
                new SetLimit(),
                new Get(),
                new ListAll(),
                new LimitCheckCommand(),
                new Delete(),
                new QuotaEventCommand.EarlierName());
    }

    @Command(
            name = "set",
            description = "Creates a limit, or changes an existing one.",
            footer = {
                "",
                "Of an existing limit, options that are omitted keep their values.",
                "",
                "Examples:",
                "  landlord limit set --org org_acme --metric tokens --period rolling-30d --quantity 10000000",
                "  landlord limit set --org org_acme --project project_app --metric runs \\",
                "      --period calendar-day --time-zone Europe/Berlin --quantity 500 --hard \\",
                "      --threshold 80 --threshold 100",
                "  landlord limit set --org org_acme --metric seats --period anniversary-month --anchor-day 31 \\",
                "      --quantity 25"
            })
    static final class SetLimit implements CliCommand {

        @Mixin
        private LimitKeyOptions limit;

        @Option(
                names = "--quantity",
                required = true,
                paramLabel = "QUANTITY",
                description = "Maximum usage in the period, inclusive.")
        private Quantity quantity;

        @Option(
                names = "--enforcement",
                paramLabel = "ENFORCEMENT",
                description = "hard: reject usage above the limit; soft: report it only. Default of a new limit: soft.")
        private @Nullable Enforcement enforcement;

        @Option(names = "--hard", description = "Same as --enforcement hard.")
        private boolean hard;

        @Option(
                names = "--on-exceeded",
                paramLabel = "EFFECT",
                description =
                        "Effect of exceeding the limit on active workflow runs whose usage counts against it: none,"
                                + " pause or cancel. Default of a new limit: none.")
        private @Nullable OnExceeded onExceeded;

        @Option(
                names = "--threshold",
                paramLabel = "PERCENT",
                description = "Record an event when usage crosses this percentage of the limit. Repeatable up to 10"
                        + " times. Default of a new limit: 75, 90 and 100.")
        private @Nullable List<Integer> thresholds;

        @Option(names = "--no-thresholds", description = "Record no threshold events.")
        private boolean noThresholds;

        @Option(
                names = "--time-zone",
                paramLabel = "ZONE",
                description = "Time zone of calendar periods, such as Europe/Berlin. Default of a new limit: UTC.")
        private @Nullable ZoneId timeZone;

        @Option(
                names = "--anchor-day",
                paramLabel = "DAY",
                description =
                        "Day of the month on which windows of anniversary-month start, 1 to 31. In a shorter month"
                                + " they start on its last day.")
        private @Nullable AnchorDay anchorDay;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            UsageLimit.Patch patch =
                    new UsageLimit.Patch(quantity, enforcement(), timeZone, anchorDay, thresholds(), onExceeded);
            Precondition precondition = ifAbsent.precondition();
            return session.printUpserted(
                    view(),
                    precondition instanceof Precondition.Absent
                            ? created(session, patch)
                            : changedOrCreated(session, patch));
        }

        private Upserted<UsageLimit> changedOrCreated(Session session, UsageLimit.Patch patch) {
            try {
                UpdateUsageLimit command = new UpdateUsageLimit(limit.key(), patch, Precondition.none());
                return session.landlord().usageLimits().update(session.caller(), command);
            } catch (NotFound _) {
                return created(session, patch);
            }
        }

        private Upserted<UsageLimit> created(Session session, UsageLimit.Patch patch) {
            SetUsageLimit command = new SetUsageLimit(
                    limit.key(),
                    quantity,
                    patch.enforcement(),
                    patch.timeZone(),
                    patch.anchorDay(),
                    patch.thresholds(),
                    patch.onExceeded(),
                    new Precondition.Absent());
            return session.landlord().usageLimits().set(session.caller(), command);
        }

        private @Nullable Enforcement enforcement() {
            if (hard && enforcement == Enforcement.SOFT) {
                throw new InvalidArguments("--hard and --enforcement soft are mutually exclusive");
            }
            return hard ? Enforcement.HARD : enforcement;
        }

        private @Nullable Thresholds thresholds() {
            if (noThresholds && thresholds != null) {
                throw new InvalidArguments("--threshold and --no-thresholds are mutually exclusive");
            }
            try {
                List<Integer> percents = noThresholds ? List.of() : thresholds;
                return percents == null ? null : new Thresholds(percents);
            } catch (InvalidInput invalid) {
                throw invalid.at("thresholds");
            }
        }
    }

    @Command(name = "get", description = "Shows a limit.")
    static final class Get implements CliCommand {

        @Mixin
        private LimitKeyOptions limit;

        @Override
        public ExitCode run(Session session) {
            return session.print(view(), session.landlord().usageLimits().get(session.caller(), limit.key()));
        }
    }

    @Command(name = "list", description = "Lists limits: those of the whole organization first, then by project.")
    static final class ListAll extends ListCommand<UsageLimit> {

        @Mixin
        private OrgOption org;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Only limits of this project.")
        private @Nullable ProjectId projectId;

        ListAll() {
            super(LimitCommand::view);
        }

        @Override
        protected Page<UsageLimit> fetch(Session session, PageRequest page) {
            UsageLimits limits = session.landlord().usageLimits();
            return projectId == null
                    ? limits.list(session.caller(), org.id(), page)
                    : limits.listOfProject(session.caller(), org.id(), projectId, page);
        }
    }

    @Command(name = "delete", description = "Deletes a limit.")
    static final class Delete implements CliCommand {

        @Mixin
        private LimitKeyOptions limit;

        @Override
        public ExitCode run(Session session) {
            session.landlord().usageLimits().delete(session.caller(), limit.key(), Precondition.none());
            return session.report("deleted limit " + limit.key());
        }
    }
}
