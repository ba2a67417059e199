package org.landlord.benchmarks;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.landlord.application.LandlordApplication;
import org.landlord.application.ProcessParts;
import org.landlord.port.in.Landlord;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.access.AdminKeyStore;
import org.landlord.port.out.access.Randomness;
import org.landlord.port.out.identity.CertificateSource;

/// The application on its storage, in this process, beside whoever asks for it. Quarkus runs once in a process.
public class RunningLandlord implements QuarkusApplication {

    private static final CompletableFuture<Landlord> READY = new CompletableFuture<>();

    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final IdGenerator ids;
    private final Randomness randomness;
    private final AdminKeyStore keyFile;
    private final CertificateSource certificates;

    RunningLandlord(
            UnitOfWork unitOfWork,
            Clock clock,
            IdGenerator ids,
            Randomness randomness,
            AdminKeyStore keyFile,
            CertificateSource certificates) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.ids = ids;
        this.randomness = randomness;
        this.keyFile = keyFile;
        this.certificates = certificates;
    }

    /// Starts it on the database file of the system property `landlord.db`, and waits until it can be used. It
    /// runs as long as the process.
    static Landlord start() {
        Thread.ofPlatform()
                .name("landlord")
                .daemon()
                .start(() -> Quarkus.run(RunningLandlord.class, RunningLandlord::ended));
        return READY.join();
    }

    private static void ended(Integer code, @Nullable Throwable failure) {
        READY.completeExceptionally(new IllegalStateException("Landlord ended with " + code, failure));
    }

    @Override
    public int run(String... arguments) {
        READY.complete(
                LandlordApplication.on(ProcessParts.of(unitOfWork, clock, ids, randomness, keyFile, certificates)));
        Quarkus.waitForExit();
        return 0;
    }
}
