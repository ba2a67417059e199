package org.landlord.port.in.audit;

/// As what an audit export is taken away.
public enum AuditFormat {
    /// One document with everything that is known of the organization.
    JSON("json"),
    /// The audit events alone, one JSON object a line.
    NDJSON("ndjson"),
    /// The audit events alone, as RFC 4180 wants them.
    CSV("csv");

    private final String label;

    AuditFormat(String label) {
        this.label = label;
    }

    /// How it is written: `json`.
    public String label() {
        return label;
    }
}
