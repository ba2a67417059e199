package org.landlord.application;

import org.landlord.application.access.AccessGate;
import org.landlord.application.access.AccessUseCases;
import org.landlord.application.access.DeniedAccessLog;
import org.landlord.application.audit.AuditUseCases;
import org.landlord.application.billing.BillingUseCases;
import org.landlord.application.idempotency.IdempotencyUseCases;
import org.landlord.application.identity.IdentityUseCases;
import org.landlord.application.quota.QuotaUseCases;
import org.landlord.application.secret.SecretUseCases;
import org.landlord.application.shared.RowCheckUseCase;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.tenancy.TenancyUseCases;
import org.landlord.application.usage.UsageUseCases;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.RowCheck;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.AccessMaintenance;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.billing.BillingAccounts;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.port.in.quota.QuotaMaintenance;
import org.landlord.port.in.quota.QuotaReservations;
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
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.access.AdministratorKeyFile;
import org.landlord.port.out.access.Randomness;

/// Landlord itself: the use cases, put together on the ports they are given.
///
/// @param organizations tenants and their members
/// @param teams teams and their members
/// @param projects projects and the teams that get at them
/// @param billingAccounts how organizations pay
/// @param identityProviders where people sign in
/// @param usage what was used
/// @param cloudEvents usage that others report as CloudEvents
/// @param usageConfiguration how usage is taken in
/// @param usageLimits what may be used
/// @param quotaReservations what is held against what may be used
/// @param quotaEvents which thresholds were crossed
/// @param secretReferences where secrets live
/// @param auditTrail who changed what
/// @param apiKeys what programs get in with
/// @param access who the caller is
/// @param authentication who somebody is by what they bring along
/// @param firstStart how the first administrator gets in
/// @param idempotency what makes a request safe to repeat
/// @param quotaUpkeep what has to be done from time to time, for quotas
/// @param tenancyUpkeep what has to be done from time to time, for tenancy
/// @param accessUpkeep what has to be done from time to time, for keys
/// @param clockCheck whether the clock goes on
/// @param rowCheck what is stored and would be refused today
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
        SecretReferences secretReferences,
        AuditTrail auditTrail,
        ApiKeys apiKeys,
        Access access,
        Authentication authentication,
        AdminBootstrap firstStart,
        Idempotency idempotency,
        QuotaMaintenance quotaUpkeep,
        TenancyMaintenance tenancyUpkeep,
        AccessMaintenance accessUpkeep,
        ClockCheck clockCheck,
        RowCheck rowCheck)
        implements Landlord {

    /// @param unitOfWork transactions and storage
    /// @param clock what time it is
    /// @param ids new ids
    /// @param randomness what secrets are made of
    /// @param file where the first administrator's key is left
    public static LandlordApplication on(
            UnitOfWork unitOfWork, Clock clock, IdGenerator ids, Randomness randomness, AdministratorKeyFile file) {
        return on(unitOfWork, clock, ids, randomness, file, Integer.MAX_VALUE);
    }

    /// For applications that call [#tenancyUpkeep]. Without it, an organization is gone when its deletion returns,
    /// however long that takes.
    ///
    /// @param slicesAtOnce how many slices of an organization, of some ten milliseconds each, are removed while
    ///     whoever deletes it waits; the rest is left to the upkeep
    public static LandlordApplication on(
            UnitOfWork unitOfWork,
            Clock clock,
            IdGenerator ids,
            Randomness randomness,
            AdministratorKeyFile file,
            int slicesAtOnce) {
        UseCaseContext ports =
                new UseCaseContext(new AccessGate(unitOfWork, new DeniedAccessLog(unitOfWork, clock, ids)), clock, ids);
        AccessUseCases access = AccessUseCases.on(ports, randomness, file);
        Usage usage = UsageUseCases.usage(ports);
        TenancyUseCases tenancy = TenancyUseCases.on(ports, access.movedOut(), slicesAtOnce);
        return new LandlordApplication(
                tenancy.organizations(),
                tenancy.teams(),
                tenancy.projects(),
                BillingUseCases.billingAccounts(ports),
                IdentityUseCases.identityProviders(ports),
                usage,
                UsageUseCases.cloudEvents(ports, usage),
                UsageUseCases.usageConfiguration(ports),
                QuotaUseCases.usageLimits(ports),
                QuotaUseCases.quotaReservations(ports),
                QuotaUseCases.quotaEvents(ports),
                SecretUseCases.secretReferences(ports),
                AuditUseCases.auditTrail(ports),
                access.apiKeys(),
                access.access(),
                access.authentication(),
                access.firstStart(),
                IdempotencyUseCases.idempotency(ports),
                QuotaUseCases.quotaUpkeep(ports),
                tenancy.upkeep(),
                access.upkeep(),
                UsageUseCases.clockCheck(ports),
                new RowCheckUseCase(ports.gate()));
    }
}
