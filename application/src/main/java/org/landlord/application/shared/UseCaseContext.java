package org.landlord.application.shared;

import org.landlord.application.access.AccessGate;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;

/// What every use case works with.
///
/// @param gate the way to storage
/// @param clock what time it is
/// @param ids new ids
public record UseCaseContext(AccessGate gate, Clock clock, IdGenerator ids) {}
