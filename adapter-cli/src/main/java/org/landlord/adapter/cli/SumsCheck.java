package org.landlord.adapter.cli;

import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.FailureReport;
import org.landlord.adapter.cli.command.PagedIterable;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.output.ProgressBars;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.port.in.usage.SumsReport;
import picocli.CommandLine.Model.CommandSpec;

/// Compares the usage sums of organizations with their events.
final class SumsCheck {

    private static final String REBUILD = "landlord doctor --rebuild";

    private final Session session;
    private final boolean rebuild;
    private final List<String> differing = new ArrayList<>();
    private long organizations;
    private long faulty;

    /// @param rebuild true to correct sums that differ
    SumsCheck(Session session, boolean rebuild) {
        this.session = session;
        this.rebuild = rebuild;
    }

    /// @param orgId the organization; null for all
    /// @throws NotFound if that organization does not exist
    CheckResult run(@Nullable OrgId orgId) {
        try {
            if (orgId == null) {
                checkAll();
            } else {
                check(orgId);
            }
            return result();
        } catch (NotFound missing) {
            throw missing;
        } catch (Failure refused) {
            return CheckResult.failed(
                    Check.SUMS,
                    FailureReport.of(refused, CommandSpec.create(), session.target())
                            .message());
        } catch (RuntimeException bug) {
            // Damage that the other checks did not find can appear as any exception.
            return CheckResult.failed(Check.SUMS, bug.toString());
        }
    }

    private void checkAll() {
        List<OrgId> ids = new ArrayList<>();
        Iterable<Organization> all = PagedIterable.of(
                null, page -> session.landlord().organizations().list(session.caller(), page));
        all.forEach(organization -> ids.add(organization.orgId()));
        if (!session.console().errIsTerminal()) {
            ids.forEach(this::checkIfPresent);
            return;
        }
        try (ProgressBar bar =
                ProgressBars.on(session.console(), "Checking", ids.size()).build()) {
            for (OrgId id : ids) {
                bar.setExtraMessage(" " + id);
                checkIfPresent(id);
                bar.step();
            }
        }
    }

    private void checkIfPresent(OrgId orgId) {
        try {
            check(orgId);
        } catch (NotFound _) {
            // Deleted since it was listed.
        }
    }

    private void check(OrgId orgId) {
        SumsReport report = session.landlord().usage().verifySums(session.caller(), orgId, rebuild);
        organizations++;
        if (report.faults() > 0) {
            faulty++;
            if (differing.size() < CheckResult.MAX_DETAILS) {
                differing.add(orgId + ": " + report.faults() + " sums of " + report.series() + " series differed"
                        + (report.rebuilt() ? " and were corrected" : ""));
            }
        }
    }

    private CheckResult result() {
        if (faulty == 0) {
            return CheckResult.ok(
                    Check.SUMS, "the usage sums equal their events (organizations: " + organizations + ")");
        }
        String count = "the usage sums of " + faulty + " of " + organizations + " organizations ";
        CheckResult result = rebuild
                ? CheckResult.ok(Check.SUMS, count + "differed from their events and were corrected")
                : CheckResult.problem(Check.SUMS, count + "differ from their events", REBUILD);
        return result.detailed(differing, faulty);
    }
}
