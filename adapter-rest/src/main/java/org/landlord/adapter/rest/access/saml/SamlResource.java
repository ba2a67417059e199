package org.landlord.adapter.rest.access.saml;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.signin.SignInRefused.Code;
import org.landlord.adapter.rest.http.body.BodySpec;
import org.landlord.adapter.rest.http.body.BoundedBody;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;

/// The addresses that SAML providers and their administrators use, and where browsers complete the sign-in.
@Path(SamlEndpoints.ROOT)
@Blocking
public class SamlResource {

    private static final BodySpec FORM =
            new BodySpec(BoundedBody.MAX_BYTES, List.of("application/x-www-form-urlencoded"), false);

    private static final int MAX_PARAMETERS = 20;

    private static final String METADATA_TYPE = "application/samlmetadata+xml";

    private record Provider(OrgId orgId, ProviderId providerId) {}

    private final SamlSignIn saml;

    SamlResource(SamlSignIn saml) {
        this.saml = saml;
    }

    /// The assertion consumer service. `RelayState` and other parameters are ignored.
    @POST
    @Path(SamlEndpoints.PROVIDER + SamlEndpoints.CONSUMER)
    public Response consume(@Context RoutingContext http) throws IOException {
        Provider provider = provider(http);
        return saml.receive(http, provider.orgId(), provider.providerId(), response(http));
    }

    private static @Nullable String response(RoutingContext http) throws IOException {
        try (InputStream body = new ApiRequest(http).request().body(FORM).stream()) {
            String form = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            List<String> values = new QueryStringDecoder(form, StandardCharsets.UTF_8, false, MAX_PARAMETERS)
                    .parameters()
                    .getOrDefault("SAMLResponse", List.of());
            return values.size() == 1 ? values.getFirst() : null;
        } catch (IllegalArgumentException _) {
            // A malformed escape sequence.
            return null;
        }
    }

    @GET
    @Path(SamlEndpoints.COMPLETE)
    public Response complete(@Context RoutingContext http) {
        Code refused =
                Optional.ofNullable(parameter(http, "error")).flatMap(Code::of).orElse(null);
        return refused == null ? saml.complete(http, parameter(http, "user")) : saml.tell(http, refused);
    }

    private static @Nullable String parameter(RoutingContext http, String name) {
        List<String> values = http.queryParams().getAll(name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    @GET
    @Path(SamlEndpoints.PROVIDER + SamlEndpoints.METADATA)
    public Response metadata(@Context RoutingContext http) {
        Provider provider = provider(http);
        String metadata = saml.metadata(http, provider.orgId(), provider.providerId());
        if (metadata == null) {
            throw new NotFound("identity_provider", provider.providerId());
        }
        return Response.ok(metadata).header("Content-Type", METADATA_TYPE).build();
    }

    private static Provider provider(RoutingContext http) {
        return new ApiRequest(http)
                .read(in -> new Provider(in.path("orgId", OrgId::new), in.path("providerId", ProviderId::new)));
    }
}
