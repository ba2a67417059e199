package org.landlord.application;

import java.time.Duration;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.session.SessionId;
import org.landlord.port.contracts.in.EveryInboundContract;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.access.session.SessionTerms;
import org.landlord.port.in.access.session.SignIn;

/// The application keeps the contracts of port.in on a storage that runs every writing unit of work twice.
class WorkThatRunsTwiceTest extends EveryInboundContract {

    private static final LandlordApplication LANDLORD = new InMemory(MemoryUnitOfWork.runningTwice()).landlord();

    @Override
    protected Landlord landlord() {
        return LANDLORD;
    }

    @Override
    protected SessionId signIn(ApiKeyToken key) {
        SignIn signIn = LANDLORD.signIn();
        SessionTerms terms = new SessionTerms(Duration.ofHours(1), Duration.ofHours(12));
        return signIn.withKey(key, terms, signIn.newToken(), null, Origin.unknown())
                .sessionId();
    }
}
