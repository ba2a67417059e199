package org.landlord.adapter.cli.option;

import org.landlord.domain.shared.Choices;
import org.landlord.port.in.audit.AuditFormat;

/// The format of an audit export.
public enum ExportFormat {
    /// One document with all data of the organization.
    JSON,
    /// The audit events only, one per line.
    NDJSON,
    /// The audit events only, as CSV (RFC 4180).
    CSV;

    /// The corresponding format of the port.
    public AuditFormat format() {
        return switch (this) {
            case JSON -> AuditFormat.JSON;
            case NDJSON -> AuditFormat.NDJSON;
            case CSV -> AuditFormat.CSV;
        };
    }

    /// Its name on the command line.
    public String label() {
        return format().label();
    }

    /// The format with this label.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput if the label is unknown; the message lists all labels
    public static ExportFormat of(String label) {
        return Choices.of(values(), ExportFormat::label, label);
    }
}
