package org.landlord.adapter.rest.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.landlord.adapter.rest.http.body.FairShare;
import org.landlord.adapter.rest.http.response.Spool;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;

/// Limits how many exports run at the same time, and how much disk space they take. Each is written to a file,
/// as fast as storage can be read, and sent from there, as fast as its client receives it: so a slow client
/// does not hold a transaction.
///
/// The files are unlinked as soon as they are open, where the system supports that. All others that the
/// process leaves behind are removed at the next start.
@Singleton
public class ExportLimiter {

    private static final Logger LOG = Logger.getLogger(ExportLimiter.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /// One organization may have an eighth of all exports, and half of the room.
    private static final int SHARE = 8;

    private final FairShare seats;
    private final FairShare room;
    private final Path folder;

    /// @param atOnce how many in total
    /// @param folder for their files; created when it is needed
    /// @param mebibytes the total size of the files
    @Inject
    ExportLimiter(
            @ConfigProperty(name = "landlord.exports-at-once") int atOnce,
            @ConfigProperty(name = "landlord.exports-folder") String folder,
            @ConfigProperty(name = "landlord.exports-room") int mebibytes) {
        this.seats = new FairShare(atOnce, Math.max(1, atOnce / SHARE));
        this.room = new FairShare(mebibytes, Math.max(1, mebibytes / 2));
        this.folder = Path.of(folder).toAbsolutePath();
        tidyUp();
    }

    private void tidyUp() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + Spool.SUFFIX)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warnf("cannot tidy up the folder of exports %s: %s", folder, e.getMessage());
        }
    }

    /// Begins an export. To be called after the caller was authorized, so that others do not learn about
    /// exports.
    ///
    /// @return to be written, sent and closed
    /// @throws RateLimited if there are too many of the organization
    /// @throws Unavailable if there are too many in total, or no file can be created
    public Spool begin(OrgId orgId) {
        switch (seats.take(orgId.value(), 1)) {
            case OWNER_HAS_ENOUGH ->
                throw new RateLimited("too many concurrent exports for this organization", RETRY_AFTER);
            case NONE_LEFT -> throw new Unavailable("too many concurrent exports", RETRY_AFTER);
            case TAKEN -> {
                // Below.
            }
        }
        try {
            return new Spool(folder, orgId.value(), room, () -> seats.giveBack(orgId.value(), 1));
        } catch (RuntimeException | Error thrown) {
            seats.giveBack(orgId.value(), 1);
            throw thrown;
        }
    }
}
