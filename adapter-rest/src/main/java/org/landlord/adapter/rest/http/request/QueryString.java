package org.landlord.adapter.rest.http.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;

/// The parameters of a query, by their exact names. (What HTTP libraries hand out folds upper and lower case.)
final class QueryString {

    /// Five times as many as any operation has.
    static final int MAX_PARAMETERS = 64;

    private final Map<String, List<String>> parameters = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Violations violations;

    /// @param raw as it was sent, without the `?`
    /// @param violations where to note what is wrong
    QueryString(String raw, Violations violations) {
        this.violations = violations;
        if (raw.isEmpty()) {
            return;
        }
        String[] pairs = raw.split("&", MAX_PARAMETERS + 1);
        if (pairs.length > MAX_PARAMETERS) {
            throw new InvalidInput("has a query of more than " + MAX_PARAMETERS + " parameters");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                add(name, value);
            }
        }
    }

    /// The value of a parameter that may be given once; null if it is not given.
    @Nullable
    String single(String name) {
        if (parameters.isEmpty()) {
            return null;
        }
        known.add(name);
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            violations.add(name, "must be given once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /// Notes every parameter that was not asked for.
    void refuseUnknown() {
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                violations.add(name, "is not a known query parameter");
            }
        }
    }

    private void add(String name, String value) {
        try {
            parameters.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
        } catch (IllegalArgumentException _) {
            violations.addAll(new InvalidInput("has a query that is not percent-encoded as it should be"));
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
