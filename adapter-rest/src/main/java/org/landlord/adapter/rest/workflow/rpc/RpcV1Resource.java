package org.landlord.adapter.rest.workflow.rpc;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;

/// The methods of a gateway in an organization, at the path of its clients.
@Path(RpcPaths.OF_ORGANIZATION_V1)
public class RpcV1Resource {

    private final RpcCalls calls;

    RpcV1Resource(RpcCalls calls) {
        this.calls = calls;
    }

    @POST
    @RunOnVirtualThread
    public Response call(@Context RoutingContext http) {
        return calls.answer(new ApiRequest(http), false);
    }
}
