package org.landlord.adapter.client.workflow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.CreateGateway;
import org.landlord.port.in.workflow.GatewayView;
import org.landlord.port.in.workflow.Gateways;
import org.landlord.port.in.workflow.PutGateway;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.wire.json.workflow.GatewayJson;

/// Workflow gateways on a server.
public final class RemoteGateways implements Gateways {

    private final HttpTransport transport;

    public RemoteGateways(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public GatewayView create(Caller caller, CreateGateway command) {
        return transport
                .send(ApiCall.post(of(command.orgId())).json(command, GatewayJson::writeCreate))
                .read(GatewayJson::read);
    }

    @Override
    public Upserted<GatewayView> put(Caller caller, PutGateway command) {
        return transport
                .send(ApiCall.put(of(command.key()))
                        .precondition(command.precondition())
                        .json(command, GatewayJson::writePut))
                .upserted(GatewayJson::read);
    }

    @Override
    public Page<GatewayView> list(Caller caller, @Nullable OrgId orgId, PageRequest page) {
        return transport.send(ApiCall.get(of(orgId)).page(page)).page(GatewayJson::read);
    }

    @Override
    public GatewayView get(Caller caller, GatewayKey key) {
        return transport.send(ApiCall.get(of(key))).read(GatewayJson::read);
    }

    @Override
    public Reconciliation check(Caller caller, GatewayKey key) {
        return transport.send(ApiCall.post(of(key, "check"))).read(GatewayJson::readCheck);
    }

    @Override
    public void delete(Caller caller, GatewayKey key, Precondition precondition) {
        transport.send(ApiCall.delete(of(key)).precondition(precondition));
    }

    private static Object[] of(GatewayKey key, Object... further) {
        List<Object> below = new ArrayList<>(List.of(key.gatewayId()));
        below.addAll(List.of(further));
        return of(key.orgId(), below.toArray());
    }

    /// The path segments of the gateways of an organization, or of the platform if `orgId` is null.
    ///
    /// @param further segments below the gateways
    private static Object[] of(@Nullable OrgId orgId, Object... further) {
        List<Object> segments = new ArrayList<>(orgId == null ? List.of() : List.of("orgs", orgId));
        segments.add("gateways");
        segments.addAll(List.of(further));
        return segments.toArray();
    }
}
