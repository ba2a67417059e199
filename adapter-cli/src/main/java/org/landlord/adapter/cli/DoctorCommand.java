package org.landlord.adapter.cli;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.PagedIterable;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.ProgressBars;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.port.in.RowCheck;
import org.landlord.port.in.usage.SumsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `landlord doctor`.
@Command(
        name = "doctor",
        description = "Checks stored data: compares the usage sums of each organization with its events and, on a"
                + " database file, validates all rows. Exits with 1 if it finds faults that were not corrected.",
        footer = {
            "",
            "Sums differ only if the storage was damaged or modified by other programs. Rows may be invalid if they",
            "were stored by a version with different rules; they can be read, and are listed on standard error.",
            "",
            "Example:",
            "  landlord doctor --db data/landlord.db --rebuild"
        })
public final class DoctorCommand implements CliCommand {

    /// The most invalid values that are listed one by one.
    private static final int MAX_LISTED = 1_000;

    /// The result for an organization.
    private record Finding(OrgId orgId, SumsReport report) {

        boolean isFaulty() {
            return report.faults() > 0 && !report.rebuilt();
        }
    }

    private static final View<Finding> FINDING = View.of(
            id("orgId", Finding::orgId),
            number("series", finding -> finding.report().series()),
            number("faults", finding -> finding.report().faults()),
            truth("rebuilt", finding -> finding.report().rebuilt()));

    @Option(
            names = OrgOption.NAME,
            paramLabel = "ORG",
            description = "Organization id. Default: " + OrgOption.VARIABLE + ", or all organizations if unset.")
    private @Nullable OrgId orgId;

    @Option(names = "--all", description = "Check all organizations. Overrides --org and " + OrgOption.VARIABLE + ".")
    private boolean all;

    @Option(names = "--rebuild", description = "Correct sums that differ. Usage can be recorded meanwhile.")
    private boolean rebuild;

    @Override
    public ExitCode run(Session session) {
        List<Finding> findings = all || orgId == null ? checkAll(session) : List.of(check(session, orgId));
        session.printAll(FINDING, findings);
        long faulty = findings.stream().filter(Finding::isFaulty).count();
        if (faulty > 0) {
            session.report("landlord: the usage sums of " + faulty + " of " + findings.size()
                    + " organizations differ from their events: run landlord doctor --rebuild to correct them");
        }
        long invalid = all || orgId == null ? reportInvalidRows(session) : 0;
        return faulty > 0 || invalid > 0 ? ExitCode.FAILURE : ExitCode.SUCCESS;
    }

    /// Checks the rows of all organizations and of the platform.
    private static long reportInvalidRows(Session session) {
        RowCheck check = session.rowCheck();
        if (check == null) {
            return 0;
        }
        AtomicLong invalid = new AtomicLong();
        check.forEachBroken(row -> {
            if (invalid.incrementAndGet() <= MAX_LISTED) {
                session.report("landlord: " + row.table() + " (" + row.key() + "): " + row.field() + " " + row.rule());
            }
        });
        if (invalid.get() > MAX_LISTED) {
            session.report("landlord: and " + (invalid.get() - MAX_LISTED) + " more");
        }
        if (invalid.get() > 0) {
            session.report("landlord: " + invalid + " stored values are invalid under the rules of this version; they"
                    + " can be read, but not written again");
        }
        return invalid.get();
    }

    private List<Finding> checkAll(Session session) {
        List<OrgId> ids = new ArrayList<>();
        Iterable<Organization> organizations = PagedIterable.of(
                null, page -> session.landlord().organizations().list(session.caller(), page));
        organizations.forEach(organization -> ids.add(organization.orgId()));
        List<Finding> findings = new ArrayList<>(ids.size());
        if (!session.console().errIsTerminal()) {
            ids.forEach(id -> addIfPresent(findings, session, id));
            return findings;
        }
        try (ProgressBar bar =
                ProgressBars.on(session.console(), "Checking", ids.size()).build()) {
            for (OrgId id : ids) {
                bar.setExtraMessage(" " + id);
                addIfPresent(findings, session, id);
                bar.step();
            }
        }
        return findings;
    }

    private void addIfPresent(List<Finding> findings, Session session, OrgId org) {
        try {
            findings.add(check(session, org));
        } catch (NotFound _) {
            // Deleted since it was listed.
        }
    }

    private Finding check(Session session, OrgId org) {
        return new Finding(org, session.landlord().usage().verifySums(session.caller(), org, rebuild));
    }
}
