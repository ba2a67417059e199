package org.landlord.port.out.audit;

import java.time.Instant;

/// The position of an audit event in the order of time.
public record AuditPosition(Instant occurredAt, long sequence) {}
