package org.landlord.application;

import java.util.function.Consumer;
import org.landlord.application.access.AccessGate;
import org.landlord.application.access.AccessMaintenanceUseCase;
import org.landlord.application.access.AccessUseCase;
import org.landlord.application.access.AdminBootstrapUseCase;
import org.landlord.application.access.ApiKeyCache;
import org.landlord.application.access.ApiKeyFactory;
import org.landlord.application.access.ApiKeyUseCases;
import org.landlord.application.access.AuthenticationUseCases;
import org.landlord.application.access.DeniedAccessLog;
import org.landlord.application.access.SessionCache;
import org.landlord.application.access.SessionUseCases;
import org.landlord.application.access.SignInUseCases;
import org.landlord.application.access.StoredAdminKey;
import org.landlord.application.audit.AuditTrailUseCases;
import org.landlord.application.billing.BillingAccountUseCases;
import org.landlord.application.diagnostics.BackupUseCase;
import org.landlord.application.diagnostics.DiagnosticsUseCase;
import org.landlord.application.diagnostics.ServerUseCase;
import org.landlord.application.diagnostics.StorageMaintenanceUseCase;
import org.landlord.application.diagnostics.TrafficCounter;
import org.landlord.application.idempotency.IdempotencyService;
import org.landlord.application.identity.IdentityMaintenanceUseCase;
import org.landlord.application.identity.IdentityProviderUseCases;
import org.landlord.application.identity.ProviderCertificates;
import org.landlord.application.identity.ProviderTests;
import org.landlord.application.identity.SamlProviderUseCase;
import org.landlord.application.migration.ImportUseCase;
import org.landlord.application.migration.transfer.TransferUseCase;
import org.landlord.application.quota.DenialLog;
import org.landlord.application.quota.DenialUseCases;
import org.landlord.application.quota.LimitResets;
import org.landlord.application.quota.QuotaEventUseCases;
import org.landlord.application.quota.QuotaMaintenanceUseCase;
import org.landlord.application.quota.QuotaReservationUseCases;
import org.landlord.application.quota.QuotaStatusUseCases;
import org.landlord.application.quota.UsageLimitUseCases;
import org.landlord.application.secret.SecretReferenceUseCases;
import org.landlord.application.shared.RowCheckUseCase;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.tenancy.OrganizationRowRemoval;
import org.landlord.application.tenancy.OrganizationUseCases;
import org.landlord.application.tenancy.ProjectUseCases;
import org.landlord.application.tenancy.TeamUseCases;
import org.landlord.application.usage.ClockCheckUseCase;
import org.landlord.application.usage.CloudEventUseCases;
import org.landlord.application.usage.UsageLedgerUseCases;
import org.landlord.application.usage.UsageSettingsUseCases;
import org.landlord.application.workflow.ApprovalPolicyUseCases;
import org.landlord.application.workflow.ApprovalUseCases;
import org.landlord.application.workflow.GatewayUseCases;
import org.landlord.application.workflow.RunUseCases;
import org.landlord.application.workflow.WorkflowMaintenanceUseCase;
import org.landlord.application.workflow.WorkflowReconciler;
import org.landlord.application.workflow.WorkflowUseCases;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.RowCheck;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.AccessMaintenance;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.access.session.Sessions;
import org.landlord.port.in.access.session.SignIn;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.billing.BillingAccounts;
import org.landlord.port.in.diagnostics.Backups;
import org.landlord.port.in.diagnostics.Diagnostics;
import org.landlord.port.in.diagnostics.Server;
import org.landlord.port.in.diagnostics.ServerTraffic;
import org.landlord.port.in.diagnostics.StorageMaintenance;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.in.identity.IdentityMaintenance;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.identity.SamlProviders;
import org.landlord.port.in.migration.Imports;
import org.landlord.port.in.migration.Transfers;
import org.landlord.port.in.quota.Denials;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.port.in.quota.QuotaMaintenance;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.QuotaStatuses;
import org.landlord.port.in.quota.UsageLimits;
import org.landlord.port.in.secret.SecretReferences;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.Teams;
import org.landlord.port.in.tenancy.TenancyMaintenance;
import org.landlord.port.in.usage.ClockCheck;
import org.landlord.port.in.usage.CloudEvents;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.in.usage.UsageConfiguration;
import org.landlord.port.in.workflow.Gateways;
import org.landlord.port.in.workflow.Runs;
import org.landlord.port.in.workflow.WorkflowMaintenance;
import org.landlord.port.in.workflow.Workflows;
import org.landlord.port.in.workflow.approval.ApprovalPolicies;
import org.landlord.port.in.workflow.approval.Approvals;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.diagnostics.Inspection;
import org.landlord.port.out.diagnostics.StorageBackup;
import org.landlord.port.out.diagnostics.StorageHistory;
import org.landlord.port.out.diagnostics.StorageInspection;
import org.landlord.port.out.migration.StorageTransfer;

/// The use cases of Landlord, composed from the ports. Besides the features of [Landlord], which clients have
/// too, it has what only a process with the storage needs.
public record LandlordApplication(
        Organizations organizations,
        Teams teams,
        Projects projects,
        BillingAccounts billingAccounts,
        IdentityProviders identityProviders,
        Usage usage,
        CloudEvents cloudEvents,
        UsageConfiguration usageConfiguration,
        UsageLimits usageLimits,
        QuotaReservations quotaReservations,
        QuotaEvents quotaEvents,
        Denials denials,
        QuotaStatuses quotaStatuses,
        SecretReferences secretReferences,
        Gateways gateways,
        Workflows workflows,
        Runs runs,
        Approvals approvals,
        ApprovalPolicies approvalPolicies,
        AuditTrail auditTrail,
        ApiKeys apiKeys,
        Sessions sessions,
        Access access,
        Server server,
        Authentication authentication,
        SignIn signIn,
        AdminBootstrap adminBootstrap,
        Idempotency idempotency,
        QuotaMaintenance quotaMaintenance,
        TenancyMaintenance tenancyMaintenance,
        AccessMaintenance accessMaintenance,
        IdentityMaintenance identityMaintenance,
        SamlProviders samlProviders,
        ClockCheck clockCheck,
        RowCheck rowCheck,
        WorkflowMaintenance workflowMaintenance,
        Imports imports,
        ServerTraffic serverTraffic)
        implements Landlord {

    /// The use cases of a process.
    public static LandlordApplication on(ProcessParts parts) {
        UnitOfWork unitOfWork = parts.unitOfWork();
        Clock clock = parts.clock();
        IdGenerator ids = parts.ids();
        UseCaseContext context =
                new UseCaseContext(new AccessGate(unitOfWork, new DeniedAccessLog(unitOfWork, clock, ids)), clock, ids);
        ApiKeyCache keys = new ApiKeyCache(context);
        SessionCache sessions = new SessionCache(context, keys);
        Authentication authentication = new AuthenticationUseCases(context, keys, sessions);
        ApiKeyFactory keyFactory = new ApiKeyFactory(context, parts.randomness());
        StoredAdminKey adminKey = new StoredAdminKey(context, parts.adminKeys());
        OrganizationRowRemoval deleted = new OrganizationRowRemoval(context.gate(), parts.slicesAtOnce());
        DenialLog denials = new DenialLog(context);
        LimitResets resets = new LimitResets(context, denials);
        Consumer<OrgId> forgetting = orgId -> {
            keys.forgetAllAfterCommit(orgId);
            sessions.forgetAllAfterCommit(orgId);
            denials.forgetAllAfterCommit(orgId);
        };
        Usage usage = new UsageLedgerUseCases(context, resets);
        TrafficCounter traffic = new TrafficCounter(clock);
        GatewayCalls calls = new GatewayCalls(context, parts.gateways());
        WorkflowReconciler reconciler = new WorkflowReconciler(context, calls);
        ProviderCertificates providerCertificates = new ProviderCertificates(parts.certificates(), clock);
        return new LandlordApplication(
                new OrganizationUseCases(context, forgetting, sessions::forgetAllOfUserAfterCommit, deleted),
                new TeamUseCases(context),
                new ProjectUseCases(context),
                new BillingAccountUseCases(context),
                new IdentityProviderUseCases(
                        context,
                        providerCertificates,
                        new ProviderTests(providerCertificates, parts.issuers()),
                        sessions::forgetAllOfProviderAfterCommit),
                usage,
                new CloudEventUseCases(context, usage),
                new UsageSettingsUseCases(context),
                new UsageLimitUseCases(context),
                new QuotaReservationUseCases(context, resets),
                new QuotaEventUseCases(context),
                new DenialUseCases(context, denials),
                new QuotaStatusUseCases(context, denials),
                new SecretReferenceUseCases(context),
                new GatewayUseCases(context, calls, reconciler),
                new WorkflowUseCases(context, calls),
                new RunUseCases(context, calls, resets),
                new ApprovalUseCases(context, calls),
                new ApprovalPolicyUseCases(context),
                new AuditTrailUseCases(context),
                new ApiKeyUseCases(context, keyFactory, keys, adminKey),
                new SessionUseCases(context, sessions),
                new AccessUseCase(),
                new ServerUseCase(context, traffic, parts.monitors()),
                authentication,
                new SignInUseCases(context, authentication, sessions, parts.randomness()),
                new AdminBootstrapUseCase(context, keyFactory, keys, adminKey),
                new IdempotencyService(context, resets),
                new QuotaMaintenanceUseCase(context, denials),
                deleted,
                new AccessMaintenanceUseCase(context, keys, sessions),
                new IdentityMaintenanceUseCase(context, providerCertificates),
                new SamlProviderUseCase(context, providerCertificates),
                new ClockCheckUseCase(context),
                new RowCheckUseCase(context.gate()),
                new WorkflowMaintenanceUseCase(context, calls, reconciler),
                new ImportUseCase(context, parts.sources()),
                traffic);
    }

    /// The checks of `landlord doctor`, for a process that may find the storage in any state.
    ///
    /// @param settings inspects the settings and the certificates that they name
    public Diagnostics diagnostics(StorageInspection storage, Inspection settings) {
        return new DiagnosticsUseCase(storage, settings, rowCheck, clockCheck);
    }

    /// Backs up and restores the storage, for a process on the machine of the storage.
    public static Backups backups(StorageBackup storage, Clock clock) {
        return new BackupUseCase(storage, clock);
    }

    /// Moves from other storages, for a process that can read them.
    public static Transfers transfers(StorageTransfer storage) {
        return new TransferUseCase(storage);
    }

    /// Notices restores, for a process that serves the storage.
    public static StorageMaintenance storageMaintenance(
            UnitOfWork unitOfWork, Clock clock, IdGenerator ids, StorageHistory history) {
        AccessGate gate = new AccessGate(unitOfWork, new DeniedAccessLog(unitOfWork, clock, ids));
        return new StorageMaintenanceUseCase(new UseCaseContext(gate, clock, ids), history);
    }
}
