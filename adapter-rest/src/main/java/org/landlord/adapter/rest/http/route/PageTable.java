package org.landlord.adapter.rest.http.route;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the server answers beside the API: pages of the framework, the console, and the operator's
/// front ends. A page is named by its path, and all that is below belongs to it.
@Singleton
public class PageTable {

    private final List<String> pages;

    PageTable(FrontEndPath frontEnds) {
        pages = Stream.concat(
                        Stream.of("/q/openapi", "/q/swagger-ui", "/console"), Stream.ofNullable(frontEnds.orNull()))
                .distinct()
                .toList();
    }

    /// A table with the front ends at a path; null for none.
    public static PageTable of(@Nullable String frontEnds) {
        return new PageTable(FrontEndPath.of(frontEnds));
    }

    /// The paths of all pages.
    public List<String> all() {
        return pages;
    }

    /// The page that a path belongs to, such as `/q/openapi` for `/q/openapi.yaml`; null if none.
    public @Nullable String page(String path) {
        for (String page : pages) {
            if (path.startsWith(page)
                    && (path.length() == page.length() || "/.".indexOf(path.charAt(page.length())) >= 0)) {
                return page;
            }
        }
        return null;
    }
}
