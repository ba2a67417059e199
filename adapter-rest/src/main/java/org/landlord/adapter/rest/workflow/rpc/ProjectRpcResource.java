package org.landlord.adapter.rest.workflow.rpc;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;

/// The methods of a gateway in a project.
@Path(RpcPaths.OF_PROJECT)
public class ProjectRpcResource {

    private final RpcCalls calls;

    ProjectRpcResource(RpcCalls calls) {
        this.calls = calls;
    }

    @POST
    @RunOnVirtualThread
    public Response call(@Context RoutingContext http) {
        return calls.answer(new ApiRequest(http), true);
    }
}
