package org.landlord.application.shared;

import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.UnitOfWork;

/// What every use case works with.
///
/// @param unitOfWork transactions and, inside of them, storage
/// @param clock what time it is
/// @param ids new ids
public record Ports(UnitOfWork unitOfWork, Clock clock, IdGenerator ids) {}
