package org.landlord.adapter.client.identity;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderTest;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.identity.ListPlatformIdentityProviders;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.wire.json.identity.IdentityProviderJson;
import org.landlord.wire.json.identity.ProviderTestJson;

/// Identity providers on a server.
public final class RemoteIdentityProviders implements IdentityProviders {

    private final HttpTransport transport;

    public RemoteIdentityProviders(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public IdentityProviderView create(Caller caller, CreateIdentityProvider command) {
        return transport
                .send(ApiCall.post("orgs", command.orgId(), "identity-providers")
                        .json(command, IdentityProviderJson::writeCreate))
                .read(IdentityProviderJson::read);
    }

    @Override
    public Upserted<IdentityProviderView> put(Caller caller, PutIdentityProvider command) {
        return transport
                .send(ApiCall.put("orgs", command.orgId(), "identity-providers", command.providerId())
                        .precondition(command.precondition())
                        .json(command, IdentityProviderJson::writePut))
                .upserted(IdentityProviderJson::read);
    }

    @Override
    public Page<IdentityProviderView> list(Caller caller, OrgId orgId, @Nullable Label status, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", orgId, "identity-providers")
                        .query("status", status)
                        .page(page))
                .page(IdentityProviderJson::read);
    }

    @Override
    public Page<IdentityProviderView> listAll(Caller caller, ListPlatformIdentityProviders query, PageRequest page) {
        return transport
                .send(ApiCall.get("identity-providers")
                        .query("status", query.status())
                        .query("certificateExpiresBefore", query.certificateExpiresBefore())
                        .page(page))
                .page(IdentityProviderJson::read);
    }

    @Override
    public IdentityProviderView get(Caller caller, OrgId orgId, ProviderId providerId) {
        return transport
                .send(ApiCall.get("orgs", orgId, "identity-providers", providerId))
                .read(IdentityProviderJson::read);
    }

    @Override
    public ProviderTest test(Caller caller, OrgId orgId, ProviderId providerId) {
        return transport
                .send(ApiCall.post("orgs", orgId, "identity-providers", providerId, "test"))
                .read(ProviderTestJson::read);
    }

    @Override
    public void delete(Caller caller, OrgId orgId, ProviderId providerId, Precondition precondition) {
        transport.send(
                ApiCall.delete("orgs", orgId, "identity-providers", providerId).precondition(precondition));
    }
}
