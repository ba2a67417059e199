package org.landlord.port.in;

import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.billing.BillingAccounts;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.port.in.quota.QuotaMaintenance;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.UsageLimits;
import org.landlord.port.in.secret.SecretReferences;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.Teams;
import org.landlord.port.in.usage.CloudEvents;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.in.usage.UsageConfiguration;

/// All of Landlord, by feature. The application is one; so is a client of a remote server: who holds this cannot
/// tell which, and gets the same answers.
public interface Landlord {

    /// Tenants and their members.
    Organizations organizations();

    /// Teams of an organization and their members.
    Teams teams();

    /// Projects of an organization and the teams that get at them.
    Projects projects();

    /// How organizations pay.
    BillingAccounts billingAccounts();

    /// Where people sign in.
    IdentityProviders identityProviders();

    /// What was used.
    Usage usage();

    /// Usage that others report as CloudEvents.
    CloudEvents cloudEvents();

    /// How usage is taken in.
    UsageConfiguration usageConfiguration();

    /// What may be used.
    UsageLimits usageLimits();

    /// What is held against what may be used.
    QuotaReservations quotaReservations();

    /// Which thresholds were crossed.
    QuotaEvents quotaEvents();

    /// What has to be done from time to time. A server does it by itself; who works on storage that nobody else
    /// sees to has to call it.
    QuotaMaintenance quotaUpkeep();

    /// Where secrets live.
    SecretReferences secretReferences();

    /// Who changed what.
    AuditTrail auditTrail();

    /// What programs get in with.
    ApiKeys apiKeys();

    /// Who the caller is.
    Access access();
}
