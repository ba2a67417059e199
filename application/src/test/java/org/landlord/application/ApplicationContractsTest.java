package org.landlord.application;

import org.landlord.port.contracts.in.EveryInboundContract;
import org.landlord.port.in.Landlord;

/// The application keeps the contracts of port.in, on storage in memory.
class ApplicationContractsTest extends EveryInboundContract {

    private static final Landlord LANDLORD = new InMemory().landlord();

    @Override
    protected Landlord landlord() {
        return LANDLORD;
    }
}
