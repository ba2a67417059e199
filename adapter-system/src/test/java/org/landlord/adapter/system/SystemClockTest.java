package org.landlord.adapter.system;

import org.landlord.port.contracts.out.ClockContract;
import org.landlord.port.out.Clock;

class SystemClockTest extends ClockContract {

    @Override
    protected Clock clock() {
        return new SystemClock();
    }
}
