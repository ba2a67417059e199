package org.landlord.application.shared;

import org.landlord.application.access.AccessGate;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;

/// What every use case uses: storage behind the access gate, the clock and ids.
public record UseCaseContext(AccessGate gate, Clock clock, IdGenerator ids) {}
