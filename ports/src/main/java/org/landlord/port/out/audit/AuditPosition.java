package org.landlord.port.out.audit;

import java.time.Instant;

/// Where a list of audit events goes on.
///
/// @param occurredAt the last event's
/// @param sequence the last event's
public record AuditPosition(Instant occurredAt, long sequence) {}
