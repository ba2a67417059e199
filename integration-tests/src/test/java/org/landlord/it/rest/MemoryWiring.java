package org.landlord.it.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.landlord.adapter.memory.MemoryStorageMonitor;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.application.LandlordApplication;
import org.landlord.application.ProcessParts;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.failure.Unavailable;
import org.landlord.it.support.AdminKey;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.access.session.SignIn;
import org.landlord.port.in.diagnostics.ServerTraffic;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.in.identity.IssuerProbe;
import org.landlord.port.in.identity.SamlProviders;
import org.landlord.port.in.workflow.WorkflowMaintenance;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.access.AdminKeyStore;
import org.landlord.port.out.access.Randomness;
import org.landlord.port.out.diagnostics.ProcessMonitor;
import org.landlord.port.out.diagnostics.ServerMonitors;
import org.landlord.port.out.identity.CertificateSource;
import org.landlord.port.out.workflow.WorkflowGateway;

/// The server with storage in memory: what an app would hold, for these tests only.
@ApplicationScoped
class MemoryWiring {

    @Produces
    @Singleton
    LandlordApplication landlord(
            Clock clock,
            IdGenerator ids,
            Randomness randomness,
            CertificateSource certificates,
            ProcessMonitor process,
            IssuerProbe issuers,
            WorkflowGateway gateways) {
        LandlordApplication landlord = LandlordApplication.on(
                ProcessParts.of(new MemoryUnitOfWork(), clock, ids, randomness, new NoKeyFile(), certificates)
                        .withMonitors(new ServerMonitors(new MemoryStorageMonitor(), process))
                        .withIssuers(issuers)
                        .withGateways(gateways));
        landlord.adminBootstrap().ensureAdministratorKey(ApiKeyToken.parse(AdminKey.TOKEN));
        return landlord;
    }

    /// Storage in memory has no place for a key: these tests configure one.
    private record NoKeyFile() implements AdminKeyStore {

        @Override
        public void save(String token) {
            throw new Unavailable("storage in memory has no key file", Duration.ZERO);
        }

        @Override
        public Optional<String> load() {
            return Optional.empty();
        }
    }

    @Produces
    @Singleton
    Authentication authentication(LandlordApplication landlord) {
        return landlord.authentication();
    }

    @Produces
    @Singleton
    WorkflowMaintenance workflows(LandlordApplication landlord) {
        return landlord.workflowMaintenance();
    }

    @Produces
    @Singleton
    ServerTraffic traffic(LandlordApplication landlord) {
        return landlord.serverTraffic();
    }

    @Produces
    @Singleton
    SignIn signIn(LandlordApplication landlord) {
        return landlord.signIn();
    }

    @Produces
    @Singleton
    SamlProviders samlProviders(LandlordApplication landlord) {
        return landlord.samlProviders();
    }

    @Produces
    @Singleton
    Idempotency idempotency(LandlordApplication landlord) {
        return landlord.idempotency();
    }
}
