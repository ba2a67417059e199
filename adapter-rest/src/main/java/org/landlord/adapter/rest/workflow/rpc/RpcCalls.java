package org.landlord.adapter.rest.workflow.rpc;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.head.RequestId;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;

/// Answers calls of the methods of the gateway.
@Singleton
class RpcCalls {

    private final IdempotentPosts posts;
    private final RpcRuns runs;
    private final RpcApprovals approvals;
    private final RpcWorkflows workflows;

    RpcCalls(IdempotentPosts posts, RpcRuns runs, RpcApprovals approvals, RpcWorkflows workflows) {
        this.posts = posts;
        this.runs = runs;
        this.approvals = approvals;
        this.workflows = workflows;
    }

    /// @param ofProject true if the path names a project
    Response answer(ApiRequest call, boolean ofProject) {
        return posts.answerApart(call, in -> RpcCall.read(call, in, ofProject), it -> {
            String frame = RpcFrames.result(RequestId.of(call.http()), payload(it));
            return new Posted(it.orgId(), new ApiResponse(200, null, null, frame));
        });
    }

    private Object payload(RpcCall call) {
        return switch (call.method()) {
            case HEALTH -> workflows.health(call);
            case LIST_WORKFLOWS -> workflows.list(call);
            case LAUNCH_RUN -> runs.launch(call);
            case LIST_RUNS -> workflows.orNoSuchGateway(call, runs.list(call));
            case GET_RUN -> runs.get(call);
            case GET_RUN_EVENTS -> runs.events(call);
            case CANCEL_RUN -> runs.cancel(call);
            case PAUSE_RUN -> runs.pause(call);
            case RESUME_RUN -> runs.resume(call);
            case LIST_APPROVALS -> workflows.orNoSuchGateway(call, approvals.list(call));
            case SUBMIT_APPROVAL -> approvals.submit(call);
        };
    }
}
