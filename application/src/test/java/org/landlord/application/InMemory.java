package org.landlord.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.application.workflow.EngineInMemory;
import org.landlord.domain.identity.CertificateLocation;
import org.landlord.domain.identity.SigningCertificate;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.contracts.in.identity.SampleCertificates;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.access.AdminKeyStore;
import org.landlord.port.out.access.Randomness;
import org.landlord.port.out.identity.CertificateReading;
import org.landlord.port.out.identity.CertificateSource;

/// The application on storage in memory, with a clock that the test moves and ids that count.
public final class InMemory implements Clock, IdGenerator, Randomness, AdminKeyStore, CertificateSource {

    private static final Instant START = Instant.parse("2026-11-22T15:04:05.123Z");

    private volatile @Nullable String left;
    private final Map<String, String> certificates = new ConcurrentHashMap<>();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong ids = new AtomicLong();
    private final EngineInMemory engine = new EngineInMemory(this);
    private final LandlordApplication application;

    /// On a storage of its own.
    public InMemory() {
        this(new MemoryUnitOfWork());
    }

    /// On a storage that the test holds, too.
    public InMemory(UnitOfWork unitOfWork) {
        application = on(unitOfWork);
    }

    /// Another application on a storage, as another process would be: with the same clock, ids and key file.
    public LandlordApplication on(UnitOfWork unitOfWork) {
        return LandlordApplication.on(
                ProcessParts.of(unitOfWork, this, this, this, this, this).withGateways(engine));
    }

    /// The application.
    public LandlordApplication landlord() {
        return application;
    }

    /// The engine behind every workflow gateway.
    public EngineInMemory engine() {
        return engine;
    }

    /// Lets time go by.
    public void pass(Duration duration) {
        passed.addAndGet(duration.toMillis());
    }

    /// Stores a file in the certificate folder of an organization.
    public void certificateFile(OrgId orgId, String path, String content) {
        certificates.put(orgId + "/" + path, content);
    }

    /// Knows the [SampleCertificates] only.
    @Override
    public CertificateReading read(OrgId orgId, CertificateLocation location) {
        return switch (location) {
            case CertificateLocation.InFile(String path) ->
                reading(List.of(certificates.getOrDefault(orgId + "/" + path, "")));
            case CertificateLocation.InVariable _ -> reading(List.of(""));
            case CertificateLocation.Inline(List<String> texts) -> reading(texts);
            case CertificateLocation.Unknown(String reason) -> new CertificateReading.Unreadable(reason);
        };
    }

    @Override
    public Optional<String> readKeyFile(OrgId orgId, CertificateLocation.InFile location) {
        return Optional.ofNullable(certificates.get(orgId + "/" + location.path()));
    }

    private static CertificateReading reading(List<String> texts) {
        List<SigningCertificate> known = SampleCertificates.in(String.join("", texts));
        return known.isEmpty()
                ? new CertificateReading.Unreadable("it is missing")
                : new CertificateReading.Read(known);
    }

    @Override
    public String digits(String digits, int count) {
        String number = Long.toString(ids.incrementAndGet());
        return "0".repeat(count - number.length()) + number;
    }

    @Override
    public void save(String token) {
        left = token;
    }

    @Override
    public Optional<String> load() {
        return Optional.ofNullable(left);
    }

    @Override
    public Instant now() {
        return START.plusMillis(passed.get());
    }

    @Override
    public String next(String prefix) {
        return "%s_%026d".formatted(prefix, ids.incrementAndGet());
    }
}
