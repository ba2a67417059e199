package org.landlord.adapter.client;

import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.access.RemoteAccess;
import org.landlord.adapter.client.access.RemoteApiKeys;
import org.landlord.adapter.client.access.RemoteSessions;
import org.landlord.adapter.client.audit.RemoteAuditTrail;
import org.landlord.adapter.client.billing.RemoteBillingAccounts;
import org.landlord.adapter.client.diagnostics.RemoteDiagnostics;
import org.landlord.adapter.client.diagnostics.RemoteServer;
import org.landlord.adapter.client.identity.RemoteIdentityProviders;
import org.landlord.adapter.client.quota.RemoteDenials;
import org.landlord.adapter.client.quota.RemoteQuotaEvents;
import org.landlord.adapter.client.quota.RemoteQuotaReservations;
import org.landlord.adapter.client.quota.RemoteQuotaStatuses;
import org.landlord.adapter.client.quota.RemoteUsageLimits;
import org.landlord.adapter.client.secret.RemoteSecretReferences;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.adapter.client.shared.Timeouts;
import org.landlord.adapter.client.tenancy.RemoteOrganizations;
import org.landlord.adapter.client.tenancy.RemoteProjects;
import org.landlord.adapter.client.tenancy.RemoteTeams;
import org.landlord.adapter.client.usage.RemoteCloudEvents;
import org.landlord.adapter.client.usage.RemoteUsage;
import org.landlord.adapter.client.usage.RemoteUsageConfiguration;
import org.landlord.adapter.client.workflow.RemoteApprovalPolicies;
import org.landlord.adapter.client.workflow.RemoteApprovals;
import org.landlord.adapter.client.workflow.RemoteGateways;
import org.landlord.adapter.client.workflow.RemoteRuns;
import org.landlord.adapter.client.workflow.RemoteWorkflows;
import org.landlord.domain.access.Reason;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.session.Sessions;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.billing.BillingAccounts;
import org.landlord.port.in.diagnostics.Diagnostics;
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

/// A client of a Landlord server. Each method sends one HTTP request. A problem response is thrown as the
/// [org.landlord.domain.failure.Failure] that the application throws.
///
/// In addition to the failures of `port.in`, every method throws
/// - [org.landlord.domain.failure.Unavailable] if the server cannot be reached, does not respond in time, or the
///   connection fails. The request may have been executed; the message states if this is unknown. Requests are not
///   retried.
/// - [org.landlord.adapter.client.shared.UnexpectedResponse] if the server has a bug, or is not a Landlord server.
///
/// The server identifies the caller by the token: the `Caller` argument of the use cases is not sent.
/// Thread-safe.
public final class LandlordClient implements Landlord, AutoCloseable {

    private final HttpTransport transport;
    private final Organizations organizations;
    private final Teams teams;
    private final Projects projects;
    private final BillingAccounts billingAccounts;
    private final IdentityProviders identityProviders;
    private final Usage usage;
    private final CloudEvents cloudEvents;
    private final UsageConfiguration usageConfiguration;
    private final UsageLimits usageLimits;
    private final QuotaReservations quotaReservations;
    private final QuotaEvents quotaEvents;
    private final Denials denials;
    private final QuotaStatuses quotaStatuses;
    private final SecretReferences secretReferences;
    private final Gateways gateways;
    private final Workflows workflows;
    private final Runs runs;
    private final Approvals approvals;
    private final ApprovalPolicies approvalPolicies;
    private final AuditTrail auditTrail;
    private final ApiKeys apiKeys;
    private final Sessions sessions;
    private final Access access;
    private final Server server;

    /// @param server an http or https URL, with the path prefix of a proxy if there is one
    /// @param token an API key or a token of an identity provider; null for none
    /// @throws org.landlord.domain.failure.InvalidInput if `server` or `token` is malformed
    public LandlordClient(URI server, @Nullable String token) {
        this(server, token, null, null, Timeouts.DEFAULT);
    }

    /// @param server an http or https URL, with the path prefix of a proxy if there is one
    /// @param token an API key or a token of an identity provider; null for none
    /// @param userAgent the header `User-Agent` (RFC 9110), such as `landlord-cli/1.0.0`; null for that of the JDK.
    ///     The server records it in audit events
    /// @param reason the reason for all changes, kept in their audit events; null for none
    /// @throws org.landlord.domain.failure.InvalidInput if `server` or `token` is malformed
    public LandlordClient(URI server, @Nullable String token, @Nullable String userAgent, @Nullable Reason reason) {
        this(server, token, userAgent, reason, Timeouts.DEFAULT);
    }

    LandlordClient(URI server, @Nullable String token, Timeouts timeouts) {
        this(server, token, null, null, timeouts);
    }

    private LandlordClient(
            URI server,
            @Nullable String token,
            @Nullable String userAgent,
            @Nullable Reason reason,
            Timeouts timeouts) {
        this.transport = new HttpTransport(server, token, userAgent, reason, timeouts);
        this.organizations = new RemoteOrganizations(this.transport);
        this.teams = new RemoteTeams(this.transport);
        this.projects = new RemoteProjects(this.transport);
        this.billingAccounts = new RemoteBillingAccounts(this.transport);
        this.identityProviders = new RemoteIdentityProviders(this.transport);
        this.usage = new RemoteUsage(this.transport);
        this.cloudEvents = new RemoteCloudEvents(this.transport);
        this.usageConfiguration = new RemoteUsageConfiguration(this.transport);
        this.usageLimits = new RemoteUsageLimits(this.transport);
        this.quotaReservations = new RemoteQuotaReservations(this.transport);
        this.quotaEvents = new RemoteQuotaEvents(this.transport);
        this.denials = new RemoteDenials(this.transport);
        this.quotaStatuses = new RemoteQuotaStatuses(this.transport);
        this.secretReferences = new RemoteSecretReferences(this.transport);
        this.gateways = new RemoteGateways(this.transport);
        this.workflows = new RemoteWorkflows(this.transport);
        this.runs = new RemoteRuns(this.transport);
        this.approvals = new RemoteApprovals(this.transport);
        this.approvalPolicies = new RemoteApprovalPolicies(this.transport);
        this.auditTrail = new RemoteAuditTrail(this.transport);
        this.apiKeys = new RemoteApiKeys(this.transport);
        this.sessions = new RemoteSessions(this.transport);
        this.access = new RemoteAccess(this.transport);
        this.server = new RemoteServer(this.transport);
    }

    @Override
    public Organizations organizations() {
        return organizations;
    }

    @Override
    public Teams teams() {
        return teams;
    }

    @Override
    public Projects projects() {
        return projects;
    }

    @Override
    public BillingAccounts billingAccounts() {
        return billingAccounts;
    }

    @Override
    public IdentityProviders identityProviders() {
        return identityProviders;
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public CloudEvents cloudEvents() {
        return cloudEvents;
    }

    @Override
    public UsageConfiguration usageConfiguration() {
        return usageConfiguration;
    }

    @Override
    public UsageLimits usageLimits() {
        return usageLimits;
    }

    @Override
    public QuotaReservations quotaReservations() {
        return quotaReservations;
    }

    @Override
    public QuotaEvents quotaEvents() {
        return quotaEvents;
    }

    @Override
    public Denials denials() {
        return denials;
    }

    @Override
    public QuotaStatuses quotaStatuses() {
        return quotaStatuses;
    }

    @Override
    public SecretReferences secretReferences() {
        return secretReferences;
    }

    @Override
    public Gateways gateways() {
        return gateways;
    }

    @Override
    public Workflows workflows() {
        return workflows;
    }

    @Override
    public Runs runs() {
        return runs;
    }

    @Override
    public Approvals approvals() {
        return approvals;
    }

    @Override
    public ApprovalPolicies approvalPolicies() {
        return approvalPolicies;
    }

    @Override
    public AuditTrail auditTrail() {
        return auditTrail;
    }

    @Override
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public Server server() {
        return server;
    }

    /// Checks of the server that a client can make.
    public Diagnostics diagnostics() {
        return new RemoteDiagnostics(transport, InstantSource.system());
    }

    /// Closes the connections and aborts requests in progress.
    @Override
    public void close() {
        transport.close();
    }
}
