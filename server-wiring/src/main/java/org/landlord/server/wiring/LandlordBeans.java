package org.landlord.server.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.landlord.application.LandlordApplication;
import org.landlord.application.ProcessParts;
import org.landlord.port.in.Readiness;
import org.landlord.port.in.access.AccessMaintenance;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.access.session.SignIn;
import org.landlord.port.in.diagnostics.ServerTraffic;
import org.landlord.port.in.diagnostics.StorageMaintenance;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.in.identity.IdentityMaintenance;
import org.landlord.port.in.identity.IssuerProbe;
import org.landlord.port.in.identity.SamlProviders;
import org.landlord.port.in.quota.QuotaMaintenance;
import org.landlord.port.in.tenancy.TenancyMaintenance;
import org.landlord.port.in.usage.ClockCheck;
import org.landlord.port.in.workflow.WorkflowMaintenance;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.StorageWatch;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.access.AdminKeyStore;
import org.landlord.port.out.access.Randomness;
import org.landlord.port.out.diagnostics.ProcessMonitor;
import org.landlord.port.out.diagnostics.ServerMonitors;
import org.landlord.port.out.diagnostics.StorageHistory;
import org.landlord.port.out.diagnostics.StorageMonitor;
import org.landlord.port.out.identity.CertificateSource;
import org.landlord.port.out.workflow.WorkflowGateway;

/// Connects the use cases with the adapters on the class path.
@ApplicationScoped
class LandlordBeans {

    /// Most organizations fit into this many slices, so that they are removed when their deletion is answered. The
    /// rest of larger ones is removed by scheduled maintenance.
    private static final int SLICES_AT_ONCE = 50;

    @Produces
    @Singleton
    LandlordApplication landlord(
            UnitOfWork unitOfWork,
            Clock clock,
            IdGenerator ids,
            Randomness randomness,
            AdminKeyStore keyFile,
            CertificateSource certificates,
            StorageMonitor storage,
            ProcessMonitor process,
            IssuerProbe issuers,
            WorkflowGateway gateways) {
        return LandlordApplication.on(ProcessParts.of(unitOfWork, clock, ids, randomness, keyFile, certificates)
                .withSlicesAtOnce(SLICES_AT_ONCE)
                .withMonitors(new ServerMonitors(storage, process))
                .withIssuers(issuers)
                .withGateways(gateways));
    }

    @Produces
    @Singleton
    ServerTraffic traffic(LandlordApplication landlord) {
        return landlord.serverTraffic();
    }

    @Produces
    @Singleton
    TenancyMaintenance tenancyUpkeep(LandlordApplication landlord) {
        return landlord.tenancyMaintenance();
    }

    @Produces
    @Singleton
    Authentication authentication(LandlordApplication landlord) {
        return landlord.authentication();
    }

    @Produces
    @Singleton
    SignIn signIn(LandlordApplication landlord) {
        return landlord.signIn();
    }

    @Produces
    @Singleton
    AdminBootstrap firstStart(LandlordApplication landlord) {
        return landlord.adminBootstrap();
    }

    @Produces
    @Singleton
    AccessMaintenance accessUpkeep(LandlordApplication landlord) {
        return landlord.accessMaintenance();
    }

    @Produces
    @Singleton
    IdentityMaintenance identityUpkeep(LandlordApplication landlord) {
        return landlord.identityMaintenance();
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

    @Produces
    @Singleton
    QuotaMaintenance quotaUpkeep(LandlordApplication landlord) {
        return landlord.quotaMaintenance();
    }

    @Produces
    @Singleton
    WorkflowMaintenance workflowUpkeep(LandlordApplication landlord) {
        return landlord.workflowMaintenance();
    }

    @Produces
    @Singleton
    ClockCheck clockCheck(LandlordApplication landlord) {
        return landlord.clockCheck();
    }

    @Produces
    @Singleton
    StorageMaintenance storageUpkeep(UnitOfWork unitOfWork, Clock clock, IdGenerator ids, StorageHistory history) {
        return LandlordApplication.storageMaintenance(unitOfWork, clock, ids, history);
    }

    @Produces
    @Singleton
    Readiness readiness(StorageWatch watch) {
        return watch::fault;
    }
}
