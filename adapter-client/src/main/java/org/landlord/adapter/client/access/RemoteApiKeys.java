package org.landlord.adapter.client.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyState;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.ListApiKeys;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.wire.json.access.ApiKeyJson;

/// API keys on a server.
public final class RemoteApiKeys implements ApiKeys {

    private final HttpTransport transport;

    public RemoteApiKeys(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public IssuedApiKey create(Caller caller, CreateApiKey command) {
        return transport
                .send(ApiCall.post(of(command.orgId())).json(command, ApiKeyJson::writeCreate))
                .read(ApiKeyJson::readIssued);
    }

    @Override
    public Page<ApiKey> list(Caller caller, ListApiKeys query, PageRequest page) {
        KeyState state = query.state();
        return transport
                .send(ApiCall.get(of(query.orgId()))
                        .query("state", state == null ? null : state.label())
                        .query("namePrefix", query.namePrefix())
                        .query("externalId", query.externalId())
                        .page(page))
                .page(ApiKeyJson::read);
    }

    @Override
    public Page<ApiKey> listExpiring(Caller caller, @Nullable Instant expiresBefore, PageRequest page) {
        return transport
                .send(ApiCall.get("expiring-api-keys")
                        .query("expiresBefore", expiresBefore)
                        .page(page))
                .page(ApiKeyJson::read);
    }

    @Override
    public ApiKey get(Caller caller, @Nullable OrgId orgId, KeyId keyId) {
        return transport.send(ApiCall.get(of(orgId, keyId))).read(ApiKeyJson::read);
    }

    @Override
    public void revoke(Caller caller, @Nullable OrgId orgId, KeyId keyId, Precondition precondition) {
        transport.send(ApiCall.delete(of(orgId, keyId)).precondition(precondition));
    }

    @Override
    public IssuedApiKey rotate(Caller caller, RotateApiKey command) {
        return transport
                .send(ApiCall.post(of(command.orgId(), command.keyId(), "rotate"))
                        .json(command, ApiKeyJson::writeRotate))
                .read(ApiKeyJson::readIssued);
    }

    /// The path segments of the keys of an organization, or of the platform if `orgId` is null.
    ///
    /// @param further segments below the keys
    private static Object[] of(@Nullable OrgId orgId, Object... further) {
        List<Object> segments = new ArrayList<>(orgId == null ? List.of() : List.of("orgs", orgId));
        segments.add("api-keys");
        segments.addAll(List.of(further));
        return segments.toArray();
    }
}
