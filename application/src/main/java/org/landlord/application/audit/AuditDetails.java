package org.landlord.application.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/// The details of an audit event, in a fixed order.
public final class AuditDetails {

    private AuditDetails() {}

    /// @param namesAndValues alternating; values become their `toString`, numbers stay numbers
    public static Map<String, ?> of(Object... namesAndValues) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            told.put(namesAndValues[i].toString(), value instanceof Number ? value : value.toString());
        }
        return told;
    }
}
