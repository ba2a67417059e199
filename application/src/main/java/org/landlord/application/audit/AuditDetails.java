package org.landlord.application.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/// What an audit entry tells, member by member, in an order that is the same each time.
public final class AuditDetails {

    private AuditDetails() {}

    /// @param namesAndValues names and values in turn; values become their `toString`, numbers stay numbers
    public static Map<String, ?> of(Object... namesAndValues) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            told.put(namesAndValues[i].toString(), value instanceof Number ? value : value.toString());
        }
        return told;
    }
}
