package org.landlord.cli.bootstrap;

import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.LandlordCli;
import org.landlord.adapter.cli.command.Connection;
import org.landlord.adapter.cli.command.Target;
import org.landlord.application.LandlordApplication;
import org.landlord.application.ProcessParts;
import org.landlord.domain.access.Reason;
import org.landlord.domain.failure.Failure;
import org.landlord.port.in.quota.QuotaMaintenance;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.access.AdminKeyStore;
import org.landlord.port.out.access.Randomness;
import org.landlord.port.out.diagnostics.StorageBackup;
import org.landlord.port.out.diagnostics.StorageInspection;
import org.landlord.port.out.identity.CertificateSource;
import org.landlord.port.out.migration.SourceStores;
import org.landlord.port.out.migration.StorageTransfer;

/// Runs a command on a database, when its storage is started.
public class LocalSession implements QuarkusApplication {

    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final IdGenerator ids;
    private final Randomness randomness;
    private final AdminKeyStore keyFile;
    private final StorageInspection inspection;
    private final StorageBackup backup;
    private final CertificateSource certificates;
    private final SourceStores sources;
    private final StorageTransfer transfer;
    private final CommandLineStorage storage;
    private @Nullable QuotaMaintenance maintenance;

    LocalSession(
            UnitOfWork unitOfWork,
            Clock clock,
            IdGenerator ids,
            Randomness randomness,
            AdminKeyStore keyFile,
            StorageInspection inspection,
            StorageBackup backup,
            CertificateSource certificates,
            SourceStores sources,
            StorageTransfer transfer,
            CommandLineStorage storage) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.ids = ids;
        this.randomness = randomness;
        this.keyFile = keyFile;
        this.inspection = inspection;
        this.backup = backup;
        this.certificates = certificates;
        this.sources = sources;
        this.transfer = transfer;
        this.storage = storage;
    }

    @Override
    public int run(String... arguments) {
        try {
            return LandlordCli.run(List.of(arguments), System.getenv(), Terminal.console(), this::connect);
        } finally {
            recordDenials();
        }
    }

    /// Stores the refusals of the command, which are in memory until then.
    private void recordDenials() {
        QuotaMaintenance connected = maintenance;
        if (connected != null) {
            try {
                connected.recordDenials();
            } catch (Failure failure) {
                System.err.println("landlord: warning: denials were not stored: " + failure.getMessage());
            }
        }
    }

    private Connection connect(Target target, @Nullable Reason reason) {
        return switch (target) {
            case Target.LocalDatabase(var _, var token) -> toStorage(target, token);
            case Target.PostgresDatabase(var _, var token) -> toStorage(target, token);
            case Target.RemoteServer _ -> throw new IllegalStateException("the program connects to servers");
        };
    }

    private Connection toStorage(Target target, @Nullable String token) {
        LandlordApplication application =
                LandlordApplication.on(ProcessParts.of(unitOfWork, clock, ids, randomness, keyFile, certificates)
                        .withSources(sources));
        maintenance = application.quotaMaintenance();
        String keyPlace = keyFile.location().orElse("the key file");
        LocalCaller caller = new LocalCaller(
                application.adminBootstrap(),
                application.authentication(),
                token,
                keyPlace,
                message -> System.err.println("landlord: " + message));
        return new Connection(
                application,
                caller::get,
                application.adminBootstrap(),
                keyPlace,
                application.quotaMaintenance(),
                application.diagnostics(inspection, ServerSettings.inspection(storage, clock)),
                LandlordApplication.backups(backup, clock),
                application.imports(),
                LandlordApplication.transfers(transfer));
    }
}
