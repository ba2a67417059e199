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
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.output.View;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `landlord usage import`: many events from a file or a pipe.
@Command(
        name = "import",
        description = "Records usage events from NDJSON, gzip or not: one event a line, as the REST API takes it.",
        footer = {
            "",
            "Events with an eventId count once, however often they are imported. They are recorded 1000 at a time,",
            "all of a thousand or none of it; the first that cannot be recorded ends the import.",
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

    @Parameters(paramLabel = "FILE", description = "The file to read, or - for standard input.")
    private Path file;

    @Mixin
    private HardLimitsOption hardLimits;

    @Override
    public ExitCode run(Session session) {
        boolean fromStdin = file.toString().equals("-");
        if (!fromStdin && Files.isDirectory(file)) {
            throw new WrongUsage(file + " is a folder: give the name of a file");
        }
        try (InputStream in = fromStdin ? session.console().in() : Files.newInputStream(file)) {
            InputStream events = EventStream.of(in, fromStdin ? "standard input" : file.toString());
            long size = fromStdin || EventStream.isUnpacked(events) ? -1 : Files.size(file);
            return importAll(session, events, size);
        } catch (NoSuchFileException _) {
            throw new WrongUsage("there is no file " + file);
        } catch (ZipException | EOFException e) {
            throw new WrongUsage(file + " is no whole gzip file: " + e.getMessage());
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
            session.say("landlord: stopped at " + work.inHand());
            if (work.soFar().stored() > 0) {
                session.say("landlord: " + stored(work.soFar()));
            }
            throw failure;
        }
    }

    private static UsageImport.Outcome run(UsageImport work, Session session, long size, Rate rate) throws IOException {
        if (!session.console().errIsTerminal()) {
            return work.run((_, _) -> {});
        }
        try (ImportBar bar = ImportBar.on(session.console(), size, rate)) {
            return work.run(bar);
        }
    }

    private static ExitCode report(Session session, UsageImport.Outcome outcome, Rate rate) {
        session.warn(outcome.warnings());
        if (!outcome.faults().isEmpty()) {
            outcome.faults().forEach(fault -> session.say("landlord: " + fault));
            session.say("landlord: " + stored(outcome));
            return ExitCode.FAILURE;
        }
        session.say("imported " + outcome.accepted() + " events in " + rate.elapsed() + " ("
                + rate.of(outcome.stored()) + "/s); " + outcome.duplicates()
                + " were there before and are not counted again");
        return session.format() == OutputFormat.TABLE ? ExitCode.DONE : session.print(OUTCOME, outcome);
    }

    /// What to do after an import that stopped.
    private static String stored(UsageImport.Outcome outcome) {
        return outcome.stored() + " events before are stored, nothing after them: importing the file again is safe if"
                + " every event has an eventId";
    }
}
