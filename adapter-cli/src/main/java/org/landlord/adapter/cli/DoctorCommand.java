package org.landlord.adapter.cli;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.texts;
import static org.landlord.adapter.cli.output.Field.things;
import static org.landlord.adapter.cli.output.Field.word;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.output.Printers;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.diagnostics.Diagnostics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `landlord doctor`.
@Command(
        name = "doctor",
        description = "Checks the database and its files, the settings, the certificates, the clock and the usage sums,"
                + " and reports faults with their remedies. Changes nothing without --rebuild.",
        footer = {
            "",
            "Each check has an outcome: ok, warning, problem or skipped. A skipped check does not apply, or depends on",
            "a check that found a problem; the report contains the reason. With a server, the checks that need its",
            "files are skipped: run the command with --db on the machine of the server, as the owner of the files and",
            "with the environment of the server.",
            "",
            "The database may be in use. A damaged file, or a file of another version, is reported and not opened.",
            "",
            "Exit codes:",
            "  0 no problem; warnings are possible",
            "  7 at least one problem",
            "  Others as for every command, such as 4 if the database or the organization does not exist.",
            "",
            "Examples:",
            "  landlord doctor --db /var/lib/landlord/landlord.db --all",
            "  landlord doctor --json",
            "  landlord doctor --rebuild"
        })
public final class DoctorCommand implements CliCommand {

    /// @param status the most severe outcome
    private record Report(Outcome status, List<CheckResult> checks) {

        static Report of(List<CheckResult> checks) {
            Outcome worst = checks.stream()
                    .map(CheckResult::outcome)
                    .filter(outcome -> outcome != Outcome.SKIPPED)
                    .reduce(Outcome.OK, Outcome::or);
            return new Report(worst, checks);
        }

        long count(Outcome outcome) {
            return checks.stream().filter(check -> check.outcome() == outcome).count();
        }
    }

    /// For tables, whose details are printed to standard error.
    private static final View<CheckResult> LINE = View.of(
            id("name", check -> check.check().label()),
            word("outcome", (CheckResult check) -> check.outcome().label())
                    .highlightedIf(DoctorCommand::needsAttention),
            text("observed", CheckResult::observed));

    private static final View<CheckResult> CHECK = View.of(
            id("name", check -> check.check().label()),
            word("outcome", check -> check.outcome().label()),
            text("observed", CheckResult::observed),
            text("remedy", CheckResult::remedy),
            texts("details", CheckResult::details));

    private static final View<Report> REPORT =
            View.of(word("status", report -> report.status().label()), things("checks", CHECK, Report::checks));

    @Option(
            names = OrgOption.NAME,
            paramLabel = "ORG",
            description = "Check the usage sums of this organization only, and no stored values. Default: "
                    + OrgOption.VARIABLE + ", or all organizations if unset.")
    private @Nullable OrgId orgId;

    @Option(names = "--all", description = "Check all organizations. Overrides --org and " + OrgOption.VARIABLE + ".")
    private boolean all;

    @Option(
            names = "--rebuild",
            description = "Correct sums that differ. Usage can be recorded meanwhile. Not done if the file is damaged.")
    private boolean rebuild;

    @Option(names = "--quick", description = "Do not compare indexes with their tables. Faster for large files.")
    private boolean quick;

    @Option(
            names = "--backups",
            paramLabel = "DIRECTORY",
            description =
                    "Check the permissions of the files in this directory. Default: backups next to the database.")
    private @Nullable Path backups;

    @Option(names = "--json", description = "Print one JSON object. The same as -o json, which it overrides.")
    private boolean json;

    /// True if the command may change the database.
    boolean isRepair() {
        return rebuild;
    }

    @Override
    public ExitCode run(Session session) {
        boolean isWhole = all || orgId == null;
        Diagnostics.Report found = session.diagnostics()
                .run(new Diagnostics.Request(quick, backups == null ? null : backups.toString(), isWhole));
        List<CheckResult> checks = new ArrayList<>(found.checks());
        checks.add(
                found.isUsable()
                        ? new SumsCheck(session, rebuild).run(isWhole ? null : orgId)
                        : CheckResult.skipped(
                                Check.SUMS, "the database or the server cannot be used, see the checks above"));
        checks.sort(Comparator.comparing(CheckResult::check));
        Report report = Report.of(checks);
        print(session, report);
        return report.status() == Outcome.PROBLEM ? ExitCode.PROBLEM_FOUND : ExitCode.SUCCESS;
    }

    private void print(Session session, Report report) {
        if (json) {
            Printers.of(OutputFormat.JSON, session.out(), session.console(), Map.of(), _ -> {})
                    .one(REPORT, report);
        } else {
            switch (session.format()) {
                case JSON, YAML -> session.print(REPORT, report);
                case NDJSON -> session.printAll(CHECK, report.checks());
                case TABLE, WIDE, TSV -> {
                    session.printAll(LINE, report.checks());
                    report.checks().stream()
                            .filter(DoctorCommand::needsAttention)
                            .forEach(check -> tell(session, check));
                }
            }
        }
        if (report.status() != Outcome.OK) {
            session.report("landlord: problems: " + report.count(Outcome.PROBLEM) + ", warnings: "
                    + report.count(Outcome.WARNING));
        }
    }

    private static boolean needsAttention(CheckResult check) {
        return check.outcome() == Outcome.PROBLEM || check.outcome() == Outcome.WARNING;
    }

    /// One line for each finding, so that each can be searched for.
    private static void tell(Session session, CheckResult check) {
        String prefix = "landlord: " + check.check().label() + ": ";
        session.report(prefix + check.observed());
        check.details().forEach(detail -> session.report(prefix + detail));
        if (check.remedy() != null) {
            session.report(prefix + "remedy: " + check.remedy());
        }
    }
}
