package org.landlord.adapter.cli.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.ExportFormat;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.OrgOption;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WindowOptions;
import org.landlord.adapter.cli.shared.WrongUsage;
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
            "json is one document; ndjson and csv hold the audit events alone.",
            "",
            "Examples:",
            "  landlord audit export --org org_acme --file acme.json",
            "  landlord audit export --org org_acme --format csv --since 2026-11-01T00:00:00Z"
        })
final class AuditExportCommand implements CliCommand {

    private static final int BUFFER_BYTES = 1 << 16;

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

    @Option(names = "--file", paramLabel = "FILE", description = "Write to this file, not to standard output.")
    private @Nullable Path file;

    @Override
    public ExitCode run(Session session) {
        try {
            if (file == null) {
                exportThroughFile(session, session.out());
                return ExitCode.DONE;
            }
            exportTo(file, session);
            return session.say("exported org " + org.id() + " to " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is already there is replaced only by a complete export. A device or a pipe is written to as it is.
    private void exportTo(Path target, Session session) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new WrongUsage("there is no folder " + folder);
        }
        boolean replaceable = !Files.exists(target) || Files.isRegularFile(target);
        Path written = replaceable ? target.resolveSibling(target.getFileName() + ".part") : target;
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written), BUFFER_BYTES)) {
                if (replaceable) {
                    export(session, out);
                } else {
                    exportThroughFile(session, out);
                }
            }
            if (replaceable) {
                Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            if (replaceable) {
                Files.deleteIfExists(written);
            }
        }
    }

    /// Whoever reads a pipe may take their time, and a database that is being read cannot be tidied up: so it is read
    /// at once, into a file without a name.
    private void exportThroughFile(Session session, OutputStream out) throws IOException {
        Path temporary = Files.createTempFile("landlord-", ".export");
        try (FileChannel spool = FileChannel.open(
                temporary, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(spool), BUFFER_BYTES);
            export(session, buffered);
            buffered.flush();
            spool.position(0);
            Channels.newInputStream(spool).transferTo(out);
        }
    }

    private void export(Session session, OutputStream out) throws IOException {
        ExportFormat asked = format == null ? ExportFormat.JSON : format;
        session.landlord()
                .auditTrail()
                .export(session.caller(), new ExportAudit(org.id(), window.window(), asked.format()), export -> {
                    try {
                        ExportWriter.write(asked, export, out);
                        return ExitCode.DONE;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
