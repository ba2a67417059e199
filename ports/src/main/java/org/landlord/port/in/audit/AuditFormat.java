package org.landlord.port.in.audit;

/// The format of an audit export.
public enum AuditFormat {
    /// One document with the whole export.
    JSON("json"),
    /// The audit events, one JSON object in each line.
    NDJSON("ndjson"),
    /// The audit events as CSV (RFC 4180).
    CSV("csv");

    private final String label;

    AuditFormat(String label) {
        this.label = label;
    }

    /// As in requests: `json`.
    public String label() {
        return label;
    }
}
