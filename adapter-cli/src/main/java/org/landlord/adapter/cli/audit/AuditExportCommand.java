package org.landlord.adapter.cli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.OutputFile;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.ExportFormat;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.port.in.audit.ExportAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord audit export`.
@Command(
        name = "export",
        description = "Exports all data of an organization, with its audit events in a time range.",
        footer = {
            "",
            "The format json is one document with all data; ndjson and csv contain the audit events only. A file",
            "appears when the export is complete. An existing file is replaced only with --force.",
            "",
            "Examples:",
            "  landlord audit export --org org_acme --file acme.json",
            "  landlord audit export --org org_acme --format csv --since 2026-11-01"
        })
final class AuditExportCommand implements CliCommand {

    @Mixin
    private OrgOption org;

    @Mixin
    private WindowOptions window;

    @Option(names = "--format", paramLabel = "FORMAT", description = "json, ndjson or csv. Default: json.")
    private @Nullable ExportFormat format;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Write to this file, readable by its owner only. Default: standard output.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    @Override
    public ExitCode run(Session session) {
        try {
            if (file == null) {
                boolean toTerminal = session.console().outIsTerminal();
                OutputFile.writeSpooled(out -> export(session, out, toTerminal), session.out());
                return ExitCode.SUCCESS;
            }
            OutputFile target = new OutputFile(file, force);
            // Checked first: each export is recorded in the audit log.
            target.check();
            target.write(out -> export(session, out, false));
            return session.report("exported org " + org.id() + " to " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void export(Session session, OutputStream out, boolean toTerminal) throws IOException {
        ExportFormat chosen = format == null ? ExportFormat.JSON : format;
        session.landlord()
                .auditTrail()
                .export(session.caller(), new ExportAudit(org.id(), window.window(), chosen.format()), export -> {
                    try {
                        ExportWriter.write(chosen, export, out, toTerminal);
                        return ExitCode.SUCCESS;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
