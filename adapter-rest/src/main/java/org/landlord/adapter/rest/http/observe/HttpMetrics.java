package org.landlord.adapter.rest.http.observe;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import org.landlord.adapter.rest.http.filter.KnownMethodsFilter;
import org.landlord.adapter.rest.http.route.PageTable;
import org.landlord.adapter.rest.http.route.RouteTable;

/// Bounds the tags of Quarkus' metric `http.server.requests`, whose values clients could choose: `method` is a method
/// of HTTP or `OTHER`, `uri` is the template of an operation, a page of [PageTable] or `UNKNOWN`.
///
/// Micrometer remembers the tags before the filter only for the first request of each series (since 1.13), so that
/// made-up paths take no memory.
@Singleton
public class HttpMetrics implements MeterFilter {

    private static final String NAME = "http.server.requests";

    private static final String UNKNOWN = "UNKNOWN";

    private final MeterFilter methods =
            MeterFilter.replaceTagValues("method", method -> KnownMethodsFilter.known(HttpMethod.valueOf(method)));

    private final MeterFilter uris;

    HttpMetrics(RouteTable routes, PageTable pages) {
        this.uris = MeterFilter.replaceTagValues("uri", path -> uri(path, routes, pages));
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().equals(NAME) ? uris.map(methods.map(id)) : id;
    }

    /// @param path a path, a template, or a word of Quarkus such as `NOT_FOUND`
    private static String uri(String path, RouteTable routes, PageTable pages) {
        String page = pages.page(path);
        if (page != null) {
            return page;
        }
        String template = routes.template(path);
        return template == null ? UNKNOWN : template;
    }
}
