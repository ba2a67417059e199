package org.landlord.adapter.client.secret;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.secret.SecretReferences;
import org.landlord.wire.json.secret.SecretReferenceJson;

/// Secret references on a server.
public final class RemoteSecretReferences implements SecretReferences {

    private final HttpTransport transport;

    public RemoteSecretReferences(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Upserted<SecretReference> put(Caller caller, PutSecretReference command) {
        SecretKey key = command.key();
        return transport
                .send(ApiCall.put("orgs", key.orgId(), "secret-refs", key.name())
                        .query("projectId", key.projectId())
                        .precondition(command.precondition())
                        .json(command, SecretReferenceJson::writePut))
                .upserted(SecretReferenceJson::read);
    }

    @Override
    public Page<SecretReference> list(Caller caller, OrgId orgId, SecretScope scope, PageRequest page) {
        ApiCall call = ApiCall.get("orgs", orgId, "secret-refs").page(page);
        ApiCall scoped = switch (scope) {
            case SecretScope.Everything _ -> call;
            case SecretScope.OrgWide _ -> call.query("scope", "org");
            case SecretScope.OfProject(var projectId) -> call.query("projectId", projectId);
        };
        return transport.send(scoped).page(SecretReferenceJson::read);
    }

    @Override
    public SecretReference get(Caller caller, SecretKey key) {
        return transport
                .send(ApiCall.get("orgs", key.orgId(), "secret-refs", key.name())
                        .query("projectId", key.projectId()))
                .read(SecretReferenceJson::read);
    }

    @Override
    public void delete(Caller caller, SecretKey key, Precondition precondition) {
        transport.send(ApiCall.delete("orgs", key.orgId(), "secret-refs", key.name())
                .query("projectId", key.projectId())
                .precondition(precondition));
    }
}
