package org.landlord.it.contracts;

import org.junit.jupiter.api.Tag;
import org.landlord.adapter.client.LandlordClient;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.SharedServer;
import org.landlord.port.contracts.in.EveryInboundContract;
import org.landlord.port.in.Landlord;

/// The HTTP client keeps the contracts of port.in, talking to the packaged server on SQLite: who holds it cannot
/// tell it from the application itself.
@Tag("heavy")
class ClientContractsIT extends EveryInboundContract {

    private static final Landlord LANDLORD = new LandlordClient(SharedServer.uri(), AdminKey.TOKEN);

    @Override
    protected Landlord landlord() {
        return LANDLORD;
    }
}
