package org.landlord.adapter.cli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.adapter.cli.output.ExportFormat;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.OutputFile;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.port.in.audit.ExportAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord audit export`: everything that is known of an organization, to take away.
@Command(
        name = "export",
        description = "Writes everything that is known of an organization, with the audit events of a window.",
        footer = {
            "",
            "json is one document; ndjson and csv hold the audit events alone. A file is there when all of it is"
                    + " written,",
            "and none that was there before is replaced without --force.",
            "",
            "Examples:",
            "  landlord audit export --org org_acme --file acme.json",
            "  landlord audit export --org org_acme --format csv --since 2026-11-01T00:00:00Z"
        })
final class AuditExportCommand implements CliCommand {

    @Mixin
    private OrgOption org;

    @Mixin
    private WindowOptions window;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = ExportFormat.Labels.class,
            description = "json, ndjson or csv; json by default.")
    private @Nullable ExportFormat format;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Write to this file, for its owner alone to read, not to standard output.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Override
    public ExitCode run(Session session) {
        try {
            if (file == null) {
                boolean isShown = session.console().outIsTerminal();
                OutputFile.writeOnceThere(out -> export(session, out, isShown), session.out());
                return ExitCode.DONE;
            }
            OutputFile target = new OutputFile(file, force);
            // Before anything is asked, and noted, for nothing.
            target.check();
            target.write(out -> export(session, out, false));
            return session.say("exported org " + org.id() + " to " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void export(Session session, OutputStream out, boolean isShown) throws IOException {
        ExportFormat asked = format == null ? ExportFormat.JSON : format;
        session.landlord()
                .auditTrail()
                .export(session.caller(), new ExportAudit(org.id(), window.window(), asked.format()), export -> {
                    try {
                        ExportWriter.write(asked, export, out, isShown);
                        return ExitCode.DONE;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
