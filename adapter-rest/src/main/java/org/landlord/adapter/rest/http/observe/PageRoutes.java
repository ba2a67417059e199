package org.landlord.adapter.rest.http.observe;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.landlord.adapter.rest.http.route.PageTable;
import org.landlord.adapter.rest.http.route.RouteTable;

/// Names the page that a request belongs to, for its metrics and its span. Quarkus names paths, and
/// drops even those if a page is missing, has moved or has not changed (404, 302, 304).
@Singleton
class PageRoutes {

    private static final int FIRST = Integer.MIN_VALUE;

    private final PageTable pages;

    PageRoutes(PageTable pages) {
        this.pages = pages;
    }

    void route(@Observes @Priority(5) Router router) {
        pages.all().forEach(page -> router.route(page + "*").order(FIRST).handler(this::name));
    }

    private void name(RoutingContext context) {
        String page = pages.page(context.normalizedPath());
        if (page != null) {
            RouteTable.reach(context, page);
        }
        context.next();
    }
}
