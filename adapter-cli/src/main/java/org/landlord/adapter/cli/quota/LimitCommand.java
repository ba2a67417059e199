package org.landlord.adapter.cli.quota;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UsageLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord limit`: what may be used.
@Command(name = "limit", description = "Limits: what may be used, and how they stand.")
public final class LimitCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new SetLimit(), new ListAll(), new Check(), new Delete(), new LimitEventsCommand());
    }

    @Command(
            name = "set",
            description = "Sets a limit, or replaces the one that is there.",
            footer = {
                "",
                "Examples:",
                "  landlord limit set --org org_acme --metric tokens --period monthly --quantity 10000000",
                "  landlord limit set --org org_acme --project project_app --metric runs \\",
                "      --period calendar-day --time-zone Europe/Berlin --quantity 500 --hard \\",
                "      --threshold 80 --threshold 100"
            })
    static final class SetLimit implements CliCommand {

        /// The labels of the enforcements, for shell completion.
        static final class Enforcements implements Iterable<String> {
            @Override
            public Iterator<String> iterator() {
                return Arrays.stream(Enforcement.values())
                        .map(Enforcement::label)
                        .iterator();
            }
        }

        @Mixin
        private LimitKeyOptions limit;

        @Option(
                names = "--quantity",
                required = true,
                paramLabel = "QUANTITY",
                description = "How much; using exactly this much is allowed.")
        private Quantity quantity;

        @Option(
                names = "--enforcement",
                paramLabel = "ENFORCEMENT",
                completionCandidates = Enforcements.class,
                description = "hard: refuse usage that would pass the limit; soft: report only. soft by default.")
        private @Nullable Enforcement enforcement;

        @Option(names = "--hard", description = "The same as --enforcement hard.")
        private boolean hard;

        @Option(
                names = "--threshold",
                paramLabel = "PERCENT",
                description = "Record an event when usage crosses this percentage of the limit; may be given up to"
                        + " 10 times. 75, 90 and 100 by default.")
        private @Nullable List<Integer> thresholds;

        @Option(names = "--no-thresholds", description = "Record no such events.")
        private boolean noThresholds;

        @Option(
                names = "--time-zone",
                paramLabel = "ZONE",
                description = "Where calendar periods begin their days, such as Europe/Berlin; UTC by default.")
        private @Nullable ZoneId timeZone;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            SetUsageLimit command = new SetUsageLimit(
                    limit.key(), quantity, enforcement(), timeZone, thresholds(), ifAbsent.precondition());
            Upserted<UsageLimit> limit = session.landlord().usageLimits().set(session.caller(), command);
            session.warn(limit.warnings());
            return session.print(QuotaViews.USAGE_LIMIT, limit.value());
        }

        private @Nullable Enforcement enforcement() {
            if (hard && enforcement == Enforcement.SOFT) {
                throw new WrongUsage("--hard and --enforcement soft do not go together: give one of them");
            }
            return hard ? Enforcement.HARD : enforcement;
        }

        private @Nullable Thresholds thresholds() {
            if (noThresholds && thresholds != null) {
                throw new WrongUsage("--threshold and --no-thresholds do not go together: give one of them");
            }
            try {
                List<Integer> given = noThresholds ? List.of() : thresholds;
                return given == null ? null : new Thresholds(given);
            } catch (InvalidInput refused) {
                throw refused.at("thresholds");
            }
        }
    }

    @Command(name = "list", description = "Lists the limits, those of the organization as a whole first.")
    static final class ListAll implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Those of this project only.")
        private @Nullable ProjectId projectId;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            return session.printAll(QuotaViews.USAGE_LIMIT, Pages.all(limit.count(), page -> page(session, page)));
        }

        private Page<UsageLimit> page(Session session, PageRequest page) {
            UsageLimits limits = session.landlord().usageLimits();
            return projectId == null
                    ? limits.list(session.caller(), org.id(), page)
                    : limits.listOfProject(session.caller(), org.id(), projectId, page);
        }
    }

    @Command(
            name = "check",
            description = "Shows how a limit stands; ends with exit code 3 if it is exceeded.",
            footer = {
                "",
                "By default the window is the limit's period up to now.",
                "",
                "Example:",
                "  landlord limit check --org org_acme --metric tokens --period monthly || echo over the limit"
            })
    static final class Check implements CliCommand {

        @Mixin
        private LimitKeyOptions limit;

        @Mixin
        private WindowOptions window;

        @Override
        public ExitCode run(Session session) {
            CheckUsageLimit query = new CheckUsageLimit(limit.key(), window.since(), window.until());
            QuotaCheck check = session.landlord().usageLimits().check(session.caller(), query);
            session.print(QuotaViews.CHECK, check);
            return check.exceeded() ? ExitCode.LIMIT_EXCEEDED : ExitCode.DONE;
        }
    }

    @Command(name = "delete", description = "Removes a limit.")
    static final class Delete implements CliCommand {

        @Mixin
        private LimitKeyOptions limit;

        @Override
        public ExitCode run(Session session) {
            session.landlord().usageLimits().delete(session.caller(), limit.key(), Precondition.none());
            return session.say("deleted limit " + limit.key());
        }
    }
}
