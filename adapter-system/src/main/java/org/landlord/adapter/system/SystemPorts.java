package org.landlord.adapter.system;

import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;

/// The same implementations for whoever puts the parts together by hand and not by injection.
public final class SystemPorts {

    private SystemPorts() {}

    /// The machine's clock.
    public static Clock clock() {
        return new SystemClock();
    }

    /// A maker of ids. One for each process: two of them know nothing of each other's order.
    ///
    /// @param clock whose time the ids begin with
    public static IdGenerator ids(Clock clock) {
        return new UlidIdGenerator(clock);
    }
}
