package org.landlord.adapter.rest.http.observe;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.filter.KnownMethodsFilter;
import org.landlord.adapter.rest.http.route.RouteTable;

/// Bounds the tags of Quarkus' metric `http.server.requests`, whose values clients could choose: `method` is a method
/// of HTTP or `OTHER`, `uri` is the template of an operation, a page of the framework or `UNKNOWN`.
///
/// Micrometer remembers the tags before the filter only for the first request of each series (since 1.13), so that
/// made-up paths take no memory.
@Singleton
public class HttpMetrics implements MeterFilter {

    private static final String NAME = "http.server.requests";

    private static final String UNKNOWN = "UNKNOWN";

    private static final List<String> PAGES = List.of("/q/openapi", "/q/swagger-ui", "/console");

    private final MeterFilter methods =
            MeterFilter.replaceTagValues("method", method -> KnownMethodsFilter.known(HttpMethod.valueOf(method)));

    private final MeterFilter uris;

    HttpMetrics(RouteTable routes) {
        this.uris = MeterFilter.replaceTagValues("uri", path -> uri(path, routes));
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().equals(NAME) ? uris.map(methods.map(id)) : id;
    }

    /// @param path a path, a template, or a word of Quarkus such as `NOT_FOUND`
    private static String uri(String path, RouteTable routes) {
        String page = page(path);
        if (page != null) {
            return page;
        }
        String template = routes.template(path);
        return template == null ? UNKNOWN : template;
    }

    /// The page of the framework that a path belongs to, such as `/q/openapi` for `/q/openapi.yaml`; null if none.
    static @Nullable String page(String path) {
        for (String page : PAGES) {
            if (path.startsWith(page)
                    && (path.length() == page.length() || "/.".indexOf(path.charAt(page.length())) >= 0)) {
                return page;
            }
        }
        return null;
    }
}
