package org.landlord.adapter.cli.usage;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.ProgressBars;
import org.landlord.adapter.cli.output.View;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.port.in.RowCheck;
import org.landlord.port.in.usage.SumsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `landlord doctor`: does what is stored agree with itself?
@Command(
        name = "doctor",
        description = "Compares the sums that quick answers are made of with the usage events, one organization at a"
                + " time, and on a database file looks for rows that the rules of this version would refuse; ends with"
                + " exit code 1 if sums differ and were not made anew, or there are such rows.",
        footer = {
            "",
            "Sums never differ unless the storage was damaged, or written to by others. Rows that break a rule are"
                    + " read as they are, and told on stderr.",
            "",
            "Example:",
            "  landlord doctor --db data/landlord.db --rebuild"
        })
public final class DoctorCommand implements CliCommand {

    /// How many rows that break a rule are told one by one.
    private static final int MOST_ROWS = 1_000;

    /// What was found in an organization.
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
            description =
                    "Id of the organization; by default what " + OrgOption.VARIABLE + " says, all if it is not set.")
    private @Nullable OrgId orgId;

    @Option(names = "--all", description = "All organizations, whatever " + OrgOption.VARIABLE + " says.")
    private boolean all;

    @Option(names = "--rebuild", description = "Correct the sums that differ; recording goes on meanwhile.")
    private boolean rebuild;

    @Override
    public ExitCode run(Session session) {
        List<Finding> findings = all || orgId == null ? ofAll(session) : List.of(of(session, orgId));
        session.printAll(FINDING, findings);
        long faulty = findings.stream().filter(Finding::isFaulty).count();
        if (faulty > 0) {
            session.say("landlord: the sums of " + faulty + " of " + findings.size()
                    + " organizations differ from their events: landlord doctor --rebuild makes them anew");
        }
        long broken = all || orgId == null ? tellBrokenRows(session) : 0;
        return faulty > 0 || broken > 0 ? ExitCode.FAILURE : ExitCode.DONE;
    }

    /// Of all organizations at once, with what belongs to none.
    private static long tellBrokenRows(Session session) {
        RowCheck check = session.rowCheck();
        if (check == null) {
            return 0;
        }
        AtomicLong broken = new AtomicLong();
        check.forEachBroken(row -> {
            if (broken.incrementAndGet() <= MOST_ROWS) {
                session.say("landlord: " + row.table() + " (" + row.key() + "): " + row.field() + " " + row.rule());
            }
        });
        if (broken.get() > MOST_ROWS) {
            session.say("landlord: and " + (broken.get() - MOST_ROWS) + " more");
        }
        if (broken.get() > 0) {
            session.say("landlord: " + broken + " stored values break a rule that is newer than they are; they are read"
                    + " as they are, and cannot be written like this again");
        }
        return broken.get();
    }

    private List<Finding> ofAll(Session session) {
        List<OrgId> ids = new ArrayList<>();
        Iterable<Organization> organizations =
                Pages.all(null, page -> session.landlord().organizations().list(session.caller(), page));
        organizations.forEach(organization -> ids.add(organization.orgId()));
        List<Finding> findings = new ArrayList<>(ids.size());
        if (!session.console().errIsTerminal()) {
            ids.forEach(id -> addIfThere(findings, session, id));
            return findings;
        }
        try (ProgressBar bar =
                ProgressBars.on(session.console(), "Comparing", ids.size()).build()) {
            for (OrgId id : ids) {
                bar.setExtraMessage(" " + id);
                addIfThere(findings, session, id);
                bar.step();
            }
        }
        return findings;
    }

    private void addIfThere(List<Finding> findings, Session session, OrgId org) {
        try {
            findings.add(of(session, org));
        } catch (NotFound _) {
            // Deleted since it was listed.
        }
    }

    private Finding of(Session session, OrgId org) {
        return new Finding(org, session.landlord().usage().verifySums(session.caller(), org, rebuild));
    }
}
