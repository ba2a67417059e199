package org.landlord.adapter.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/// Knows one gateway, and remembers what it was asked.
final class GatewayDouble implements Gateways {

    final List<@Nullable Object> asked = new ArrayList<>();
    private final GatewayView gateway;
    private final Reconciliation check;

    GatewayDouble(GatewayView gateway, Reconciliation check) {
        this.gateway = gateway;
        this.check = check;
    }

    @Override
    public GatewayView create(Caller caller, CreateGateway command) {
        asked.add(command);
        return gateway;
    }

    @Override
    public Upserted<GatewayView> put(Caller caller, PutGateway command) {
        asked.add(command);
        return new Upserted<>(gateway, false);
    }

    @Override
    public Page<GatewayView> list(Caller caller, @Nullable OrgId orgId, PageRequest page) {
        asked.add(orgId);
        return new Page<>(List.of(gateway), null);
    }

    @Override
    public GatewayView get(Caller caller, GatewayKey key) {
        asked.add(key);
        return gateway;
    }

    @Override
    public Reconciliation check(Caller caller, GatewayKey key) {
        asked.add(key);
        return check;
    }

    @Override
    public void delete(Caller caller, GatewayKey key, Precondition precondition) {
        asked.add(key);
    }
}
