package org.landlord.adapter.rest.workflow.rpc;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.BodySpec;
import org.landlord.adapter.rest.http.body.BoundedBody;
import org.landlord.adapter.rest.http.head.MediaTypes;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.workflow.RepeatableLaunch;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;

/// A call of a method of the gateway.
///
/// @param projectId the project of the path; null if the path names none
/// @param derivedRunId of the `Idempotency-Key`; null without one
record RpcCall(
        Caller caller,
        OrgId orgId,
        @Nullable ProjectId projectId,
        GatewayId gatewayId,
        RpcMethod method,
        RpcParameters parameters,
        @Nullable RunId derivedRunId) {

    /// Clients that name no type send one of these.
    private static final BodySpec BODY = new BodySpec(
            BoundedBody.MAX_BYTES, List.of(MediaTypes.JSON, "text/plain", "application/x-www-form-urlencoded"), false);

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    /// @param ofProject true if the path names a project
    /// @throws RpcRefused if there is no such method, or the parameters are no JSON object
    static RpcCall read(ApiRequest call, RequestReader in, boolean ofProject) {
        OrgId orgId = in.path("orgId", OrgId::new);
        ProjectId projectId = ofProject ? in.path("projectId", ProjectId::new) : null;
        GatewayId gatewayId = in.path("gatewayId", GatewayId::new);
        String name = in.path("method", Function.identity());
        RunId derived = in.made(() -> RepeatableLaunch.id(call, in));
        RpcParameters parameters = parameters(in);
        return in.made(
                () -> new RpcCall(call.caller(), orgId, projectId, gatewayId, method(name), parameters, derived));
    }

    private static RpcMethod method(String name) {
        if (!NAME.matcher(name).matches()) {
            throw RpcRefused.invalidInput("Invalid method name");
        }
        return RpcMethod.of(name).orElseThrow(() -> RpcRefused.unknownMethod(name));
    }

    private static RpcParameters parameters(RequestReader in) {
        Object document;
        try {
            document = in.document(BODY);
        } catch (InvalidInput refused) {
            throw RpcRefused.invalidInput(refused.violations().getFirst().detail());
        }
        return RpcParameters.of(document);
    }
}
