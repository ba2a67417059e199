package org.landlord.adapter.cli.usage;

import static org.landlord.adapter.cli.output.Field.number;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `landlord usage import`.
@Command(
        name = "import",
        description =
                "Records usage events from NDJSON, plain or gzip: one event per line, in the format of the REST API.",
        footer = {
            "",
            "Events with an eventId are counted once, even if they are imported again. Events are recorded in batches",
            "of 1000, each completely or not at all. The import stops at the first invalid batch.",
            "",
            "Examples:",
            "  landlord usage import events.ndjson --org org_acme",
            "  landlord usage import events.ndjson.gz --org org_acme",
            "  cat *.ndjson | landlord usage import - --org org_acme"
        })
final class UsageImportCommand implements CliCommand {

    private static final View<UsageImport.Outcome> OUTCOME = View.of(
            number("accepted", UsageImport.Outcome::accepted), number("duplicates", UsageImport.Outcome::duplicates));

    @Mixin
    private OrgOption org;

    @Parameters(paramLabel = "FILE", description = "File to import, or - for standard input.")
    private Path file;

    @Mixin
    private HardLimitsOption hardLimits;

    @Override
    public ExitCode run(Session session) {
        boolean fromStdin = file.toString().equals("-");
        if (!fromStdin && Files.isDirectory(file)) {
            throw new InvalidArguments(file + " is a directory, not a file");
        }
        try (InputStream in = fromStdin ? session.console().in() : Files.newInputStream(file)) {
            InputStream events = EventStream.of(in, fromStdin ? "standard input" : file.toString());
            long size = fromStdin || EventStream.isDecompressed(events) ? -1 : Files.size(file);
            return importAll(session, events, size);
        } catch (NoSuchFileException _) {
            throw new InvalidArguments("no such file: " + file);
        } catch (ZipException | EOFException e) {
            throw new InvalidArguments(file + " is not a valid gzip file: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExitCode importAll(Session session, InputStream in, long size) throws IOException {
        UsageImport work = new UsageImport(
                new EventLines(in),
                events -> session.landlord()
                        .usage()
                        .recordBatchAsync(session.caller(), org.id(), events, hardLimits.value()));
        Rate rate = new Rate(System::nanoTime);
        try {
            return report(session, run(work, session, size, rate), rate);
        } catch (Failure | IOException failure) {
            session.report("landlord: stopped at " + work.currentLines());
            if (work.soFar().stored() > 0) {
                session.report("landlord: " + stored(work.soFar()));
            }
            throw failure;
        }
    }

    private static UsageImport.Outcome run(UsageImport work, Session session, long size, Rate rate) throws IOException {
        if (!session.console().errIsTerminal()) {
            return work.run((_, _) -> {});
        }
        try (ImportProgressBar bar = ImportProgressBar.on(session.console(), size, rate)) {
            return work.run(bar);
        }
    }

    private static ExitCode report(Session session, UsageImport.Outcome outcome, Rate rate) {
        session.warn(outcome.warnings());
        if (!outcome.faults().isEmpty()) {
            outcome.faults().forEach(fault -> session.report("landlord: " + fault));
            session.report("landlord: " + stored(outcome));
            return ExitCode.FAILURE;
        }
        session.report("imported " + outcome.accepted() + " events in " + rate.elapsed() + " ("
                + rate.of(outcome.stored()) + "/s); " + outcome.duplicates()
                + " were already recorded and are not counted again");
        return session.format().isTable() ? ExitCode.SUCCESS : session.print(OUTCOME, outcome);
    }

    /// What is stored after an import that stopped.
    private static String stored(UsageImport.Outcome outcome) {
        return outcome.stored()
                + " earlier events are stored, later ones are not: it is safe to import the file again if"
                + " every event has an eventId";
    }
}
