package org.landlord.adapter.rest.access.saml;

import io.vertx.ext.web.RoutingContext;
import org.landlord.adapter.rest.access.session.RequestForgery;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;

/// The addresses of Landlord for a SAML provider. Each provider has its own: a response for another one, of the
/// same or of another organization, is addressed to another place.
final class SamlEndpoints {

    static final String ROOT = "/console/auth/saml";
    static final String PROVIDER = "/{orgId}/{providerId}";
    static final String CONSUMER = "/acs";
    static final String METADATA = "/metadata";
    static final String COMPLETE = "/complete";

    private SamlEndpoints() {}

    /// Where the provider sends responses, as the browser sees it.
    static String consumer(RoutingContext http, OrgId orgId, ProviderId providerId) {
        return RequestForgery.ownOrigin(http) + ROOT + "/" + orgId + "/" + providerId + CONSUMER;
    }
}
