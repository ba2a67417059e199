package org.landlord.adapter.rest.billing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.billing.BillingAccounts;
import org.landlord.port.in.billing.PutBillingAccount;
import org.landlord.wire.json.billing.BillingAccountJson;

/// The billing account of an organization.
@Path("/v1/orgs/{orgId}/billing-account")
public class BillingAccountResource {

    private final BillingAccounts accounts;

    BillingAccountResource(Landlord landlord) {
        this.accounts = landlord.billingAccounts();
    }

    @GET
    public Response get(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        BillingAccount account = accounts.get(call.caller(), call.read(in -> in.path("orgId", OrgId::new)));
        return ApiResponse.ofOne(call, account.version(), account, BillingAccountJson::write);
    }

    @PUT
    public Response put(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        Upserted<BillingAccount> account = accounts.put(call.caller(), call.read(BillingAccountResource::putting));
        return ApiResponse.of(account, account.value().version(), BillingAccountJson::write)
                .toResponse();
    }

    private static PutBillingAccount putting(RequestReader in) {
        return BillingAccountJson.readPut(in.body(), in.path("orgId", OrgId::new), in.precondition());
    }
}
