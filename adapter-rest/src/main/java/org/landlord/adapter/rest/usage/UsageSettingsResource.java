package org.landlord.adapter.rest.usage;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.UsageConfiguration;
import org.landlord.wire.json.usage.UsageSettingsJson;

/// How the usage of an organization is taken in.
@Path("/v1/orgs/{orgId}/usage-settings")
public class UsageSettingsResource {

    private final UsageConfiguration configuration;

    UsageSettingsResource(Landlord landlord) {
        this.configuration = landlord.usageConfiguration();
    }

    @GET
    public Response get(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        UsageSettings settings = configuration.settings(call.caller(), call.read(in -> in.path("orgId", OrgId::new)));
        return ApiResponse.ofOne(call, settings.version(), settings, UsageSettingsJson::write);
    }

    @PUT
    public Response put(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        UsageSettings settings = configuration.putSettings(call.caller(), call.read(UsageSettingsResource::putting));
        return ApiResponse.of(settings.version(), settings, UsageSettingsJson::write)
                .toResponse();
    }

    private static PutUsageSettings putting(RequestReader in) {
        return UsageSettingsJson.readPut(in.body(), in.path("orgId", OrgId::new), in.precondition());
    }
}
