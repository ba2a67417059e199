package org.landlord.adapter.cli.migration;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.things;
import static org.landlord.adapter.cli.output.Field.truth;

import me.tongfei.progressbar.ProgressBar;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.DatabaseLocation;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.output.ProgressBars;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.migration.StorageComparison;
import org.landlord.domain.migration.StorageTransferred;
import org.landlord.port.in.migration.Transfers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `landlord migrate`.
@Command(
        name = "migrate",
        description = "Moves everything from one database to another: from a file to PostgreSQL, or back.",
        footer = {
            "",
            "Stop the servers of both databases first. The source is only read, and locked meanwhile. The target must",
            "be empty; a file is created. Ids, times, keys and audit logs stay as they are. If the command is",
            "interrupted, repeat it: it continues. Until it ends with 0, no server starts on the target.",
            "",
            "At the end, both databases are compared: the rows of each table, the sums of usage, and the audit logs.",
            "",
            "Anyone who can read the source and write the target may move it. All API keys stay valid. Copy the file with",
            "the administrator key yourself.",
            "",
            "Exit codes:",
            "  0 the target has what the source has",
            "  7 they differ: the source was changed between two attempts; repeat the command with an empty target",
            "",
            "Examples:",
            "  landlord migrate --from data/landlord.db --to postgresql://landlord@db.example.com/landlord",
            "  landlord migrate --from postgresql://landlord@db.example.com/landlord --to landlord.db"
        })
public final class MigrateCommand implements CliCommand {

    private static final View<StorageComparison> COMPARISON = View.of(
            id("part", StorageComparison::part),
            number("source", StorageComparison::source),
            number("target", StorageComparison::target),
            truth("equal", StorageComparison::isEqual));

    private static final View<StorageTransferred> RESULT = View.of(
            text("source", StorageTransferred::source),
            text("target", StorageTransferred::target),
            number("rows", StorageTransferred::rows),
            truth("equal", StorageTransferred::isEqual),
            things("comparisons", COMPARISON, StorageTransferred::comparisons));

    @Option(
            names = "--from",
            paramLabel = "DATABASE",
            required = true,
            description = "The database to move: a file or a URL.")
    private DatabaseLocation from;

    @Option(
            names = "--to",
            paramLabel = "DATABASE",
            required = true,
            description = "The database to move to: a file, or the URL of an empty database.")
    private DatabaseLocation to;

    /// The database that is read.
    public DatabaseLocation from() {
        return from;
    }

    /// The database that is written.
    public DatabaseLocation to() {
        return to;
    }

    @Override
    public ExitCode run(Session session) {
        Transfers transfers = session.transfers();
        if (transfers == null) {
            throw new InvalidArguments("migrate needs databases, not a server");
        }
        StorageTransferred result = run(session, transfers);
        switch (session.format()) {
            case JSON, YAML -> session.print(RESULT, result);
            case NDJSON, TABLE, WIDE, TSV -> session.printResults(COMPARISON, result.comparisons());
        }
        session.report("landlord: " + conclusion(result));
        return result.isEqual() ? ExitCode.SUCCESS : ExitCode.PROBLEM_FOUND;
    }

    private StorageTransferred run(Session session, Transfers transfers) {
        if (!session.console().errIsTerminal()) {
            return transfers.run(from.text(), (_, _, _) -> {});
        }
        try (ProgressBar bar = ProgressBars.on(session.console(), "Moving", -1).build()) {
            return transfers.run(from.text(), (isComparing, rows, total) -> {
                bar.setExtraMessage(isComparing ? "comparing" : "copying");
                bar.maxHint(total);
                bar.stepTo(rows);
            });
        }
    }

    private static String conclusion(StorageTransferred result) {
        return result.isEqual()
                ? result.target() + " has what " + result.source() + " has; start the servers on it"
                : result.target() + " differs from " + result.source() + ", which was changed between two attempts:"
                        + " repeat the command with an empty target";
    }
}
