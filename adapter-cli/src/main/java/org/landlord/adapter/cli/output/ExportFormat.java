package org.landlord.adapter.cli.output;

import org.landlord.domain.shared.Choices;
import org.landlord.port.in.audit.AuditFormat;

/// What an audit export is written as.
public enum ExportFormat {
    /// One document with everything that is known of the organization.
    JSON,
    /// The audit events alone, one a line.
    NDJSON,
    /// The audit events alone, as RFC 4180 wants them.
    CSV;

    /// What it is to Landlord.
    public AuditFormat format() {
        return switch (this) {
            case JSON -> AuditFormat.JSON;
            case NDJSON -> AuditFormat.NDJSON;
            case CSV -> AuditFormat.CSV;
        };
    }

    /// How it is written on the command line.
    public String label() {
        return format().label();
    }

    /// The format that a label names.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static ExportFormat of(String label) {
        return Choices.of(values(), ExportFormat::label, label);
    }
}
