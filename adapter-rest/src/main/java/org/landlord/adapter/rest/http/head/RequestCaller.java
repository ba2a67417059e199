package org.landlord.adapter.rest.http.head;

import io.vertx.ext.web.RoutingContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;

/// The caller of a request.
public final class RequestCaller {

    private static final String KEY = "landlord.caller";

    private RequestCaller() {}

    /// Called by authentication, before a resource is reached.
    public static void set(RoutingContext context, Caller caller) {
        context.put(KEY, caller);
    }

    /// The caller that authentication has set; otherwise the anonymous caller.
    public static Caller of(RoutingContext context) {
        Caller caller = context.get(KEY);
        return caller == null ? Caller.anonymous() : caller;
    }

    /// The owner of the shares that a request counts against: the organization that its caller is bound to,
    /// or else the caller.
    public static String tenant(RoutingContext context) {
        Caller caller = of(context);
        OrgId orgId = caller.boundTo();
        return orgId == null ? String.valueOf(caller.actorId()) : "in " + orgId;
    }
}
