package org.landlord.port.out.planted;

import java.net.URI;
import org.landlord.application.planted.NosyUseCase;

/// Breaks on purpose: a port that knows the network and the application.
public interface LeakyPort {

    URI where(NosyUseCase useCase);
}
