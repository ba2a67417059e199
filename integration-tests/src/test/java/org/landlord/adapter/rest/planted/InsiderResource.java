package org.landlord.adapter.rest.planted;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/// A resource that depends on internals of the framework.
final class InsiderResource {

    private InsiderResource() {}

    static String method(ResteasyReactiveRequestContext http) {
        return http.getMethod();
    }
}
