package org.landlord.port.in;

import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.session.Sessions;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.billing.BillingAccounts;
import org.landlord.port.in.diagnostics.Server;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.quota.Denials;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.QuotaStatuses;
import org.landlord.port.in.quota.UsageLimits;
import org.landlord.port.in.secret.SecretReferences;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.Teams;
import org.landlord.port.in.usage.CloudEvents;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.in.usage.UsageConfiguration;
import org.landlord.port.in.workflow.Gateways;
import org.landlord.port.in.workflow.Runs;
import org.landlord.port.in.workflow.Workflows;
import org.landlord.port.in.workflow.approval.ApprovalPolicies;
import org.landlord.port.in.workflow.approval.Approvals;

/// The features of Landlord. Implemented by the application and by the client of a remote server, with
/// the same results.
public interface Landlord {

    Organizations organizations();

    Teams teams();

    Projects projects();

    BillingAccounts billingAccounts();

    IdentityProviders identityProviders();

    Usage usage();

    CloudEvents cloudEvents();

    UsageConfiguration usageConfiguration();

    UsageLimits usageLimits();

    QuotaReservations quotaReservations();

    QuotaEvents quotaEvents();

    Denials denials();

    QuotaStatuses quotaStatuses();

    SecretReferences secretReferences();

    Gateways gateways();

    Workflows workflows();

    Runs runs();

    Approvals approvals();

    ApprovalPolicies approvalPolicies();

    AuditTrail auditTrail();

    ApiKeys apiKeys();

    Sessions sessions();

    Access access();

    Server server();
}
