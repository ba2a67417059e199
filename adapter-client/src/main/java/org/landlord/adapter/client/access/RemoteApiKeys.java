package org.landlord.adapter.client.access;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.RotateApiKey;

/// API keys on a server. An overlap is told in whole seconds: a fraction is dropped.
public final class RemoteApiKeys implements ApiKeys {

    private final Server server;

    /// @param server where they are
    public RemoteApiKeys(Server server) {
        this.server = server;
    }

    @Override
    public IssuedApiKey create(Caller caller, CreateApiKey command) {
        return server.send(ApiCall.post(of(command.orgId()))
                        .json(out -> out.text("name", command.name())
                                .texts("scopes", command.scopes().labels())
                                .instant("expiresAt", command.expiresAt())))
                .read(AccessJson::issued);
    }

    @Override
    public Page<ApiKey> list(Caller caller, @Nullable OrgId orgId, PageRequest page) {
        return server.send(ApiCall.get(of(orgId)).page(page)).page(AccessJson::key);
    }

    @Override
    public ApiKey get(Caller caller, @Nullable OrgId orgId, KeyId keyId) {
        return server.send(ApiCall.get(of(orgId, keyId))).read(AccessJson::key);
    }

    @Override
    public void revoke(Caller caller, @Nullable OrgId orgId, KeyId keyId, Precondition precondition) {
        server.send(ApiCall.delete(of(orgId, keyId)).precondition(precondition));
    }

    @Override
    public IssuedApiKey rotate(Caller caller, RotateApiKey command) {
        return server.send(ApiCall.post(of(command.orgId(), command.keyId(), "rotate"))
                        .json(out -> out.number(
                                        "overlapSeconds", command.overlap().toSeconds())
                                .instant("expiresAt", command.expiresAt())))
                .read(AccessJson::issued);
    }

    /// The path to the keys of an organization, or to those of the platform, and further.
    private static Object[] of(@Nullable OrgId orgId, Object... further) {
        List<Object> segments = new ArrayList<>(orgId == null ? List.of() : List.of("orgs", orgId));
        segments.add("api-keys");
        segments.addAll(List.of(further));
        return segments.toArray();
    }
}
